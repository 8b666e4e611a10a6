package io.rowcast.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.testing.MetaExamples;
import io.rowcast.testing.MetaExamples.Example;
import io.rowcast.testing.RunningService;
import io.rowcast.webhook.WebhookReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public payload of Meta's API that we have is handled as it would be in production, or passed over with a reason. */
class WhatsAppConformanceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("rowcast.root", "../.."), "server", "sandbox", "CONFORMANCE.md");

    @TempDir
    private Path folder;

    @BeforeEach
    void payloadsAreThere() {
        assertThat(MetaExamples.areThere() || System.getenv("CI") == null)
                .as("CI must have the recorded payloads")
                .isTrue();
        assumeTrue(MetaExamples.areThere(), "no recorded payloads at " + MetaExamples.FOLDER);
    }

    @Test
    void every_payload_is_supported_or_ignored_on_purpose_and_the_page_says_which() throws Exception {
        Ledger ledger = new Ledger();
        inbound(ledger);
        answers(ledger);
        requests(ledger);
        System.out.println(ledger.page());
        assertThat(ledger.payloads()).isEqualTo(MetaExamples.all().size());
        assertThat(ledger.notYet()).isEmpty();
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, ledger.page());
        }
        assertThat(PAGE).content().as("run again with -Dconformance.write=true").isEqualTo(ledger.page());
    }

    /** Missing, of another type, unknown: whatever Meta changes, the inbox takes and applies the rest. */
    @Test
    void no_change_of_one_node_of_a_webhook_breaks_the_inbox() throws Exception {
        try (RunningService service = new RunningService(folder, InstantSource.system())) {
            Inbound inbound = new Inbound(service);
            Set<String> bodies = changed(Mutations.NASTY);
            for (String batch : batches(bodies)) {
                assertThat(inbound.post(batch.getBytes(UTF_8))).isEqualTo(200);
            }
            assertApplied(service);
            System.out.println(bodies.size() + " changed webhooks applied");
        }
    }

    @Test
    void no_change_of_one_node_of_a_webhook_breaks_its_reading() throws IOException {
        Set<String> bodies = changed(Mutations.STRANGE);
        for (String body : bodies) {
            assertThat(WebhookReading.read(body)).isNotEmpty();
        }
        System.out.println(bodies.size() + " changed webhooks read");
    }

    /** One example of each kind, changed in one node. */
    private static Set<String> changed(List<JsonNode> strangers) throws IOException {
        Set<String> bodies = new LinkedHashSet<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (Example example : MetaExamples.ofKind("wh")) {
            if (kinds.add(example.kind())) {
                bodies.addAll(Mutations.of(Json.MAPPER.readTree(Inbound.body(example)), strangers));
            }
        }
        return bodies;
    }

    private void inbound(Ledger ledger) throws IOException, InterruptedException {
        try (RunningService service = new RunningService(folder, InstantSource.system())) {
            Inbound inbound = new Inbound(service);
            for (Example example : MetaExamples.ofKind("wh")) {
                ledger.add("Webhooks", example, inbound.verdict(example));
            }
            assertApplied(service);
            assertThat(service.client().get("/v1/replies?limit=1000").body().get("replies"))
                    .as("what people wrote to our number")
                    .hasSizeGreaterThan(10);
        }
    }

    /** The inbox is empty again, with nothing postponed or parked. */
    private static void assertApplied(RunningService service) {
        RunningService.await(
                "the inbox is empty",
                Duration.ofMinutes(3),
                () -> service.strings("select coalesce(last_error, 'waits') from inbox").stream()
                        .noneMatch(state -> state.equals("waits")));
        assertThat(service.strings("select last_error from inbox")).isEmpty();
    }

    private static void answers(Ledger ledger) throws IOException {
        try (Answers answers = new Answers()) {
            for (Example example : MetaExamples.ofKind("resp-")) {
                ledger.add("Answers", example, answers.verdict(example));
            }
        }
    }

    private static void requests(Ledger ledger) throws IOException, InterruptedException {
        try (Requests requests = new Requests()) {
            for (Example example : MetaExamples.ofKind("req-")) {
                ledger.add("Requests", example, requests.verdict(example));
            }
        }
    }

    /** Many bodies as one with many entries, as Meta batches them; what is no list of entries goes by itself. */
    private static List<String> batches(Set<String> bodies) throws IOException {
        List<String> batches = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        for (String body : bodies) {
            JsonNode entry = Json.MAPPER.readTree(body).path("entry");
            if (entry.isArray()) {
                entry.forEach(one -> entries.add(one.toString()));
            } else {
                batches.add(body);
            }
        }
        for (int i = 0; i < entries.size(); i += 500) {
            batches.add("{\"entry\":[" + String.join(",", entries.subList(i, Math.min(i + 500, entries.size())))
                    + "]}");
        }
        return batches;
    }
}
