package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.platform.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every message, over made-up templates and rows. A seed stands for its cases: they are the same on every run. */
class MessagePropertyTest {
    private static final int CASES = 2_000;

    private static final List<String> SNIPPETS = List.of(
            "Anna",
            "",
            " ",
            "ß",
            "😀",
            "{{1}}",
            "{{",
            "}}",
            "{1}",
            "$1",
            "\\",
            "\"",
            "a\nb",
            "\t",
            "     ",
            "#REF!",
            "é",
            "100%",
            "https://a.example/x.png",
            "</script>",
            "=1+1",
            "\u202A",
            "x".repeat(300));

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void a_message_is_complete_and_its_view_shows_what_it_says(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        int ready = 0;
        for (int i = 0; i < CASES; i++) {
            boolean named = random.nextBoolean();
            Template template = template(random, named);
            if (render(template, random) instanceof Rendered.Ready message) {
                ready++;
                String json = message.message().json("id-" + i);
                assertThat(json)
                        .doesNotContain("{{")
                        .doesNotContain("}}\"")
                        .isEqualTo(message.message().json("id-" + i));
                JsonNode request = Json.MAPPER.readTree(json);
                assertThat(request.path("biz_opaque_callback_data").asText()).isEqualTo("id-" + i);
                assertThat(request.path("to").asText())
                        .isEqualTo(message.recipient().text());
                assertThat(message.view().body()).isEqualTo(asMetaFillsIn(bodyOf(template), request, "body"));
            }
        }
        assertThat(ready).isGreaterThan(CASES / 20);
    }

    /** What Meta makes of the request: written without our own code for gaps. */
    private static String asMetaFillsIn(String text, JsonNode request, String part) {
        for (JsonNode component : request.path("template").path("components")) {
            if (component.path("type").asText().equals(part)) {
                int position = 0;
                for (JsonNode parameter : component.path("parameters")) {
                    position++;
                    String gap = parameter.path("parameter_name").asText(String.valueOf(position));
                    assertThat(text).contains("{{" + gap + "}}");
                    text = text.replace(
                            "{{" + gap + "}}", parameter.path("text").asText());
                }
            }
        }
        return text;
    }

    private static String bodyOf(Template template) {
        String body = template.view().body();
        assertThat(body).isNotNull();
        return body;
    }

    private static Template template(Random random, boolean named) {
        StringBuilder body = new StringBuilder("Hi");
        List<Integer> gaps = new ArrayList<>(
                IntStream.rangeClosed(1, random.nextInt(12)).boxed().toList());
        Collections.shuffle(gaps, random);
        gaps.forEach(
                gap -> body.append(" {{").append(named ? "name_" + gap : gap).append("}} and"));
        return Template.parse("{\"name\":\"t\",\"language\":\"en\",\"status\":\"APPROVED\",\"category\":\"UTILITY\","
                + "\"parameter_format\":\"" + (named ? "NAMED" : "POSITIONAL") + "\",\"components\":["
                + "{\"type\":\"BODY\",\"text\":\"" + body + " so on\"}]}");
    }

    private static Rendered render(Template template, Random random) {
        List<Column> columns = new ArrayList<>(List.of(new Column("Phone", "A")));
        List<String> cells = new ArrayList<>(List.of("+447400123456"));
        Map<String, Source> mapping = new HashMap<>();
        for (TemplateInput input : template.inputs()) {
            String letter = String.valueOf((char) ('A' + columns.size()));
            columns.add(new Column(input.label(), letter));
            cells.add(value(random));
            mapping.put(input.key(), new Source.FromColumn(letter, random.nextInt(3) == 0 ? null : "friend"));
        }
        return new Renderer(template, columns, "A", mapping, new PhoneReader("GB")).render(new Row(2, "k", cells));
    }

    private static String value(Random random) {
        return random.nextInt(4) == 0 ? SNIPPETS.get(random.nextInt(SNIPPETS.size())) : "v" + random.nextInt(1000);
    }
}
