package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.json.Json;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.MessagingLimit;
import io.rowcast.workspace.NumberState;
import io.rowcast.workspace.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads Meta's recorded answers: of sends, of errors, of numbers, of template lists. */
class GraphConformanceTest {
    private static final Path FIXTURES = Path.of(System.getProperty("conformance.dir", "none"), "whatsapp", "fixtures");

    private static final Sender SENDER =
            new Sender(new UUID(0, 1), "1", "2", new AccessToken("t"), "?", "?", "?", "?", 20);

    @BeforeEach
    void fixturesAreThere() {
        assumeTrue(Files.isDirectory(FIXTURES), "no recorded answers at " + FIXTURES);
    }

    @Test
    void every_recorded_answer_to_a_send_is_an_acceptance() throws IOException {
        List<String> answers = recorded("resp-send-.*");
        assertThat(answers)
                .hasSizeGreaterThan(10)
                .allSatisfy(body -> assertThat(CloudApiMessenger.outcomeOf(new CloudApi.Answer(200, body)))
                        .isInstanceOf(SendOutcome.Accepted.class));
        System.out.println(answers.size() + " answers to sends, all accepted");
    }

    @Test
    void every_recorded_error_is_understood_and_none_is_taken_for_an_acceptance() throws IOException {
        List<String> errors = recorded("resp-error-.*");
        Map<String, Long> outcomes = errors.stream()
                .map(body -> CloudApiMessenger.outcomeOf(new CloudApi.Answer(400, body)))
                .collect(Collectors.groupingBy(outcome -> outcome.getClass().getSimpleName(), Collectors.counting()));
        System.out.println(errors.size() + " errors: " + outcomes);
        assertThat(errors)
                .hasSizeGreaterThan(30)
                .allSatisfy(body -> assertThat(GraphWire.read(body).error())
                        .hasValueSatisfying(error -> assertThat(error.message()).isNotBlank()));
        assertThat(outcomes).containsKeys("Refused").doesNotContainKey("Accepted");
    }

    @Test
    void every_recorded_number_is_described() throws IOException {
        List<String> numbers = recorded("resp-phone-number-.*");
        assertThat(numbers).hasSizeGreaterThan(10);
        for (String body : numbers) {
            JsonNode number = Json.MAPPER.readTree(body);
            NumberState described = GraphWire.read(body).numberState(SENDER, new MessagingLimit.Unknown(), null);
            assertThat(described.displayPhoneNumber())
                    .isEqualTo(number.path("display_phone_number").asText("?"));
            assertThat(described.verifiedName())
                    .isEqualTo(number.path("verified_name").asText("?"));
            assertThat(described.messagesPerSecond()).isEqualTo(number.has("throughput") ? 80 : 20);
        }
        System.out.println(numbers.size() + " numbers described");
    }

    @Test
    void every_recorded_list_of_templates_is_read() throws IOException {
        List<String> lists = recorded("resp-templates-list-.*");
        assertThat(lists)
                .hasSizeGreaterThan(5)
                .allSatisfy(body -> assertThat(GraphWire.read(body).templates()).isNotEmpty());
        System.out.println(lists.size() + " lists of templates read");
    }

    private static List<String> recorded(String name) throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .map(GraphConformanceTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
