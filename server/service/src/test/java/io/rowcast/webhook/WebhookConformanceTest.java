package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every webhook that we have an example of is stored, answered with 200 and handled. */
class WebhookConformanceTest {
    private static final Path FOLDER = Path.of(System.getProperty("conformance.dir", "none"), "whatsapp", "fixtures");

    @BeforeEach
    void fixturesAreThere() {
        assumeTrue(Files.isDirectory(FOLDER), "no recorded webhooks at " + FOLDER);
    }

    @Test
    void every_example_is_stored_answered_and_handled() throws IOException {
        List<Path> examples = examples();
        assertThat(examples).isNotEmpty();
        try (Webhooks webhooks = new Webhooks()) {
            WorkspaceId workspace = webhooks.campaigns.workspace();
            webhooks.campaigns.sender(workspace, MetaBody.NUMBER, 80);
            for (Path example : examples) {
                byte[] body = body(example);
                assertThat(webhooks.post(body, Webhooks.signature(body)).status())
                        .as("%s", example)
                        .isEqualTo(200);
            }
            assertThat(webhooks.inbox("inbox_id")).hasSameSizeAs(examples);
            webhooks.apply();
            assertThat(webhooks.inbox("last_error")).as("left behind").isEmpty();
        }
        System.out.println(examples.size() + " webhooks handled: " + events(examples));
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("wh(value)?-.*\\.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Some examples are a change without its envelope. */
    private static byte[] body(Path example) throws IOException {
        String json = Files.readString(example);
        return (example.getFileName().toString().startsWith("whvalue-") ? MetaBody.of(json) : json).getBytes(UTF_8);
    }

    private static Map<String, Long> events(List<Path> examples) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Path example : examples) {
            List<Event> events = EventsWire.read(body(example), Instant.EPOCH);
            counts.merge("none", events.isEmpty() ? 1L : 0L, Long::sum);
            events.stream()
                    .collect(groupingBy(event -> event.getClass().getSimpleName(), counting()))
                    .forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        }
        return counts;
    }
}
