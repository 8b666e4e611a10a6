package io.rowcast.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads every template in Meta's recorded answers, and those that Meta's samples create. */
class TemplateConformanceTest {
    private static final Path FIXTURES = Path.of(System.getProperty("conformance.dir", "none"), "whatsapp", "fixtures");

    @BeforeEach
    void fixturesAreThere() {
        assumeTrue(Files.isDirectory(FIXTURES), "no recorded answers at " + FIXTURES);
    }

    @Test
    void every_recorded_template_can_be_sent_or_says_why_not() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode definition : templates()) {
            Template template = Template.parse(definition.toString());
            String outcome = template.notSendableBecause().orElse("can be sent");
            counts.merge(outcome, 1, Integer::sum);
            assertThat(template.view().body() == null || template.view().body().isEmpty())
                    .as(definition.toString())
                    .isEqualTo(outcome.contains("no body text"));
        }
        counts.forEach((outcome, count) -> System.out.println(count + "  " + outcome));
        assertThat(counts.get("can be sent")).isGreaterThan(10);
    }

    @Test
    void every_gap_of_a_recorded_template_is_an_input_with_its_example() throws IOException {
        for (JsonNode definition : templates()) {
            Template template = Template.parse(definition.toString());
            for (JsonNode component : definition.path("components")) {
                if (component.path("type").asText().equalsIgnoreCase("BODY") && component.has("example")) {
                    assertThat(template.inputs())
                            .filteredOn(input -> input.part() == TemplateInput.Part.BODY)
                            .isNotEmpty()
                            .allSatisfy(input -> assertThat(input.example()).isNotBlank());
                }
            }
        }
    }

    /** Templates listed, single, and as they are created; the latter as if approved. */
    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> templates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : files.filter(TemplateConformanceTest::holdsTemplates)
                    .sorted()
                    .toList()) {
                JsonNode answer = Json.MAPPER.readTree(Files.readString(file));
                if (answer.has("data")) {
                    answer.path("data").forEach(templates::add);
                } else {
                    templates.add(answer);
                }
            }
        }
        assertThat(templates).hasSizeGreaterThan(40);
        return templates;
    }

    private static boolean holdsTemplates(Path file) {
        return file.getFileName()
                .toString()
                .matches("resp-templates-list-.*|resp-template-[0-9].*|req-template-create-.*");
    }
}
