package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.platform.json.Json;
import io.rowcast.testing.MetaExamples;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever Meta lists as a template and whatever stands in the cells, a row becomes a message or a list of problems. As a
 * part of the build it runs over the recorded templates; with JAZZER_FUZZ=1 it looks for more.
 */
class RendererFuzzTest {
    private static final List<Column> COLUMNS = List.of(new Column("To", "A"), new Column("Value", "B"));
    private static final PhoneReader PHONES = new PhoneReader("GB");

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "10m")
    void every_template_and_every_value_is_rendered_or_explained(
            @NotNull String definition, @NotNull String cell, boolean fixed) throws IOException {
        Optional<Template> template = parsed(definition);
        if (template.isEmpty()) {
            return;
        }
        template.get().view();
        template.get().notSendableBecause();
        Map<String, Source> mapping = new HashMap<>();
        for (TemplateInput input : template.get().inputs()) {
            mapping.put(input.key(), fixed ? new Source.Fixed(cell) : new Source.FromColumn("B", null));
        }
        if (Renderer.check(template.get(), COLUMNS, "A", mapping).isEmpty()) {
            render(template.get(), mapping, "+447400123456", cell);
            render(template.get(), mapping, cell, cell);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void every_cell_is_read_as_one_address_or_explained(FuzzedDataProvider data) {
        assertThat(PHONES.read(data.consumeRemainingAsString())).isNotNull();
    }

    static Stream<Arguments> recorded() {
        return Stream.concat(
                        Stream.of("{}", "{\"name\":\"x\",\"components\":[{\"type\":\"BODY\",\"text\":\"{{1}}\"}]}"),
                        Stream.of("resp-template", "req-template-create")
                                .flatMap(kind -> MetaExamples.ofKind(kind).stream())
                                .map(MetaExamples.Example::body)
                                .flatMap(RendererFuzzTest::templates))
                .map(definition ->
                        Arguments.of(definition, "Ana {{1}}\n https://a.example/b.jpg", definition.length() % 2 == 0));
    }

    /** A list holds many. */
    private static Stream<String> templates(String body) {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            return node.path("data").isArray()
                    ? node.path("data").valueStream().map(JsonNode::toString)
                    : Stream.of(body);
        } catch (IOException e) {
            return Stream.of(body);
        }
    }

    private static Optional<Template> parsed(String definition) {
        try {
            return Optional.of(Template.parse(definition));
        } catch (IllegalArgumentException noTemplate) {
            return Optional.empty();
        }
    }

    private static void render(Template template, Map<String, Source> mapping, String to, String value)
            throws IOException {
        Rendered rendered =
                new Renderer(template, COLUMNS, "A", mapping, PHONES).render(new Row(2, "key", List.of(to, value)));
        if (rendered instanceof Rendered.Ready ready) {
            assertThat(Json.MAPPER
                            .readTree(ready.message().json("id"))
                            .path("type")
                            .asText())
                    .isEqualTo("template");
        }
    }
}
