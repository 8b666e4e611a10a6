package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl.Received;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5: what was confirmed is what is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class CampaignJourneyTest {
    private RunningService service;
    private ApiClient client;
    private UUID sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        client = service.client();
        sender = service.sender().id();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void what_was_confirmed_is_what_is_sent() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(100, 40));
        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.path("ready").asInt()).isEqualTo(40);
        JsonNode shown =
                client.get("/v1/campaigns/" + campaign + "/preview/117").expect(200);
        assertThat(shown.path("view").path("body").asText())
                .contains("Person 117")
                .contains("A-117")
                .contains("Friday");
        assertThat(shown.path("previous").asInt()).isEqualTo(116);
        assertThat(shown.path("next").asInt()).isEqualTo(118);

        Drafts.launchNow(client, campaign, preview.path("confirmation").asText())
                .expect(200);
        JsonNode progress = awaitDone(campaign);

        assertThat(progress.path("total").asInt()).isEqualTo(40);
        List<Received> received = receivedOf(campaign);
        assertThat(received).hasSize(40);
        assertThat(received)
                .as("the very JSON of the preview")
                .anySatisfy(request -> assertThat(request.body()).isEqualTo(shown.path("request")));
    }

    /** Else a plan of the time when there were none is kept, which reads all deliveries for each that is settled. */
    @Test
    void postgresql_knows_of_a_large_drafts_rows_before_they_are_sent() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(10_000, 1_000));
        assertThat(deliveriesKnown()).isLessThan(1_000);
        Drafts.preview(client, campaign);
        assertThat(deliveriesKnown()).isGreaterThanOrEqualTo(1_000);
    }

    private int deliveriesKnown() {
        return Integer.parseInt(service.strings("select reltuples::int from pg_class where oid = 'delivery'::regclass")
                .getFirst());
    }

    @Test
    void rows_put_after_the_preview_are_not_sent_with_its_confirmation() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(200, 3));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        Drafts.put(client, campaign, 1, Drafts.rows(203, 1));
        Drafts.launchNow(client, campaign, confirmation).expectProblem(409, "confirmation-outdated");
        assertThat(client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("status")
                        .asText())
                .isEqualTo("draft");
    }

    @Test
    void a_double_click_sends_once() throws Exception {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(300, 10));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        Callable<ApiClient.Answer> click = () -> Drafts.launchNow(client, campaign, confirmation);
        try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ApiClient.Answer> answer : fingers.invokeAll(List.of(click, click, click, click))) {
                answer.get().expect(200);
            }
        }
        awaitDone(campaign);
        Drafts.launchNow(client, campaign, confirmation).expect(200);
        assertThat(receivedOf(campaign)).hasSize(10);
    }

    @Test
    void who_has_not_agreed_is_held_back_in_the_preview_and_not_sent() {
        Map<String, Object> body = new HashMap<>(Drafts.body(sender, "With consent"));
        body.put("consent", Map.of("column", "B", "yes", List.of("Person 601"), "text", "News by WhatsApp"));
        client.put("/v1/workspace/consent", Map.of("required", true, "campaigns", "all"))
                .expect(200);
        try {
            String campaign = client.post(
                            "/v1/campaigns",
                            body,
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .expect(201)
                    .path("id")
                    .asText();
            Drafts.put(client, campaign, 0, Drafts.rows(600, 3));
            JsonNode preview = Drafts.preview(client, campaign);
            assertThat(preview.path("ready").asInt()).isEqualTo(1);
            assertThat(preview.path("problems").findValuesAsText("code")).containsExactly("no-consent", "no-consent");
            Drafts.launchNow(client, campaign, preview.path("confirmation").asText())
                    .expect(200);
            awaitDone(campaign);
            assertThat(receivedOf(campaign)).hasSize(1);
        } finally {
            client.put("/v1/workspace/consent", Map.of("required", false)).expect(200);
        }
    }

    @Test
    void a_draft_asked_for_twice_is_made_once() {
        Map<String, Object> body = Drafts.body(sender, "Twice");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode first = client.post("/v1/campaigns", body, key).expect(201);
        JsonNode second = client.post("/v1/campaigns", body, key).expect(201);
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        client.post("/v1/campaigns", Drafts.body(sender, "Another"), key).expectProblem(422, "idempotency-key-reused");
        client.post("/v1/campaigns", body).expectProblem(400, "idempotency-key-missing");
    }

    @Test
    void a_chunk_put_again_changes_nothing_and_other_rows_in_its_place_are_refused() {
        String campaign = Drafts.create(client, sender);
        JsonNode first = Drafts.put(client, campaign, 0, Drafts.rows(400, 5));
        assertThat(Drafts.put(client, campaign, 0, Drafts.rows(400, 5))).isEqualTo(first);
        String chunk = "/v1/campaigns/" + campaign + "/rows/";
        client.put(chunk + 0, Drafts.rows(400, 4)).expectProblem(409, "chunk-differs");
        client.put(chunk + 1, Drafts.rows(404, 2)).expectProblem(422, "row-repeated");
        client.put(chunk + 1, Map.of("rows", List.of(Drafts.row(500, "x", ""), Drafts.row(500, "y", ""))))
                .expectProblem(422, "row-repeated");
        assertThat(Drafts.preview(client, campaign).path("rows").asInt()).isEqualTo(5);
    }

    @Test
    void a_recipient_gets_a_campaign_once_and_the_later_row_names_the_first() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(
                client,
                campaign,
                0,
                Map.of(
                        "rows",
                        List.of(
                                Drafts.row(2, "+447400000601", "One"),
                                Drafts.row(3, "07400 000601", "Same, as people write it"))));
        Drafts.put(client, campaign, 1, Map.of("rows", List.of(Drafts.row(4, "447400000601", "In another chunk"))));
        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.path("ready").asInt()).isEqualTo(1);
        assertThat(preview.path("held").asInt()).isEqualTo(2);
        assertThat(StreamSupport.stream(preview.path("problems").spliterator(), false)
                        .filter(problem -> problem.path("blocks").asBoolean()))
                .hasSize(2)
                .allSatisfy(problem -> {
                    assertThat(problem.path("code").asText()).isEqualTo("recipient-duplicate");
                    assertThat(problem.path("message").asText()).contains("Row 2");
                    assertThat(problem.path("cell").asText())
                            .isEqualTo("A" + problem.path("row").asInt());
                });
    }

    @Test
    void a_recipient_who_opted_out_is_held_back() {
        client.put("/v1/suppressions/%2B447400000701").expect(200);
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Map.of("rows", List.of(Drafts.row(2, "+447400000701", "Never again"))));
        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.at("/problems/0/code").asText()).isEqualTo("recipient-opted-out");
        Drafts.launchNow(client, campaign, preview.path("confirmation").asText())
                .expectProblem(422, "nothing-to-send");
    }

    @Test
    void problems_are_paged_by_row() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(
                client,
                campaign,
                0,
                Map.of(
                        "rows",
                        List.of(Drafts.row(2, "nonsense", "a"), Drafts.row(3, "", "b"), Drafts.row(4, "12", "c"))));
        JsonNode first =
                client.get("/v1/campaigns/" + campaign + "/preview?limit=2").expect(200);
        assertThat(first.path("next").asInt()).isEqualTo(3);
        JsonNode last = client.get("/v1/campaigns/" + campaign + "/preview?limit=2&after=3")
                .expect(200);
        assertThat(last.at("/problems/0/row").asInt()).isEqualTo(4);
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void a_paused_template_makes_no_draft_and_one_paused_after_the_preview_is_not_launched() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(800, 1));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        Drafts.templateIs("PAUSED", service, client, sender);
        try {
            Drafts.launchNow(client, campaign, confirmation).expectProblem(422, "template-not-sendable");
            client.post("/v1/campaigns", Drafts.body(sender, "Late"), Map.of("Idempotency-Key", "late"))
                    .expectProblem(422, "template-not-sendable");
        } finally {
            Drafts.templateIs("APPROVED", service, client, sender);
        }
        Drafts.launchNow(client, campaign, confirmation).expect(200);
    }

    @Test
    void a_scheduled_campaign_that_is_cancelled_sends_nothing_and_its_counts_add_up() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(900, 7));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        client.post("/v1/campaigns/" + campaign + "/cancel").expectProblem(409, "not-cancellable");
        JsonNode scheduled = client.post(
                        "/v1/campaigns/" + campaign + "/launch",
                        Map.of("confirmation", confirmation, "schedule", at("2099-07-01T09:00", "Europe/London")))
                .expect(200);
        assertThat(scheduled.path("status").asText()).isEqualTo("scheduled");
        assertThat(scheduled.path("startsAt").asText()).isEqualTo("2099-07-01T08:00:00Z");

        client.post("/v1/campaigns/" + campaign + "/cancel").expect(200);
        client.post("/v1/campaigns/" + campaign + "/cancel").expect(200);
        JsonNode progress =
                client.get("/v1/campaigns/" + campaign + "/progress").expect(200);
        assertThat(progress.at("/counts/cancelled").asInt()).isEqualTo(7);
        assertThat(sum(progress.path("counts")))
                .isEqualTo(progress.path("total").asInt());
        assertThat(receivedOf(campaign)).isEmpty();
        client.delete("/v1/campaigns/" + campaign).expectProblem(409, "not-a-draft");
    }

    @Test
    void a_time_that_has_passed_or_does_not_exist_is_refused() {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(1000, 1));
        String launch = "/v1/campaigns/" + campaign + "/launch";
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        client.post(launch, Map.of("confirmation", confirmation, "schedule", at("2001-01-01T09:00", "Europe/London")))
                .expectProblem(422, "schedule-in-the-past");
        client.post(launch, Map.of("confirmation", confirmation, "schedule", at("2099-03-29T01:30", "Europe/London")))
                .expectProblem(422, "local-time-does-not-exist");
        client.delete("/v1/campaigns/" + campaign).expect(204);
        client.get("/v1/campaigns/" + campaign).expectProblem(404, "not-found");
    }

    @Test
    void another_workspace_finds_nothing_of_ours() {
        ApiClient stranger = service.stranger();
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(1100, 2));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        String path = "/v1/campaigns/" + campaign;
        stranger.get(path).expectProblem(404, "not-found");
        stranger.get(path + "/preview").expectProblem(404, "not-found");
        stranger.get(path + "/preview/1100").expectProblem(404, "not-found");
        stranger.get(path + "/progress").expectProblem(404, "not-found");
        stranger.put(path + "/rows/1", Drafts.rows(1110, 1)).expectProblem(404, "not-found");
        Drafts.launchNow(stranger, campaign, confirmation).expectProblem(404, "not-found");
        stranger.post(path + "/cancel").expectProblem(404, "not-found");
        stranger.delete(path).expectProblem(404, "not-found");
        stranger.get("/v1/senders/" + sender + "/templates").expectProblem(404, "not-found");
        assertThat(stranger.get("/v1/campaigns").expect(200).path("campaigns")).isEmpty();
        assertThat(stranger.get("/v1/senders").expect(200).path("senders")).isEmpty();
        assertThat(stranger.get("/v1/sheet-links").expect(200).path("sheetLinks"))
                .isEmpty();
        client.get(path).expect(200);
    }

    @Test
    void campaigns_are_listed_newest_first_page_by_page() {
        for (int i = 0; i < 3; i++) {
            String campaign = Drafts.create(client, sender);
            Drafts.put(client, campaign, 0, Drafts.rows(1200 + i, 1));
            Drafts.launchNow(
                            client,
                            campaign,
                            Drafts.preview(client, campaign)
                                    .path("confirmation")
                                    .asText())
                    .expect(200);
        }
        JsonNode first = client.get("/v1/campaigns?limit=2&spreadsheetId=1AbCdEfGhIjKlMnOp")
                .expect(200);
        JsonNode second = client.get(
                        "/v1/campaigns?limit=2&after=" + first.path("next").asText())
                .expect(200);
        List<String> made = StreamSupport.stream(first.path("campaigns").spliterator(), false)
                .map(it -> it.path("createdAt").asText())
                .toList();
        assertThat(made).hasSize(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(second.at("/campaigns/0/createdAt").asText()).isLessThan(made.get(1));
        assertThat(client.get("/v1/campaigns?spreadsheetId=1ZzZzZzZzZzZzZz")
                        .expect(200)
                        .path("campaigns"))
                .isEmpty();
    }

    @Test
    void the_account_is_shown_with_its_sender_templates_and_sheets() {
        assertThat(client.get("/v1/me").expect(200).at("/workspace/name").asText())
                .isEqualTo("Shop");
        assertThat(client.get("/v1/senders")
                        .expect(200)
                        .at("/senders/0/verifiedName")
                        .asText())
                .isEqualTo("Rowcast Demo");
        assertThat(client.get("/v1/senders/" + sender + "/templates")
                        .expect(200)
                        .path("templates"))
                .anySatisfy(template -> {
                    assertThat(template.path("name").asText()).isEqualTo("winter_clearance");
                    assertThat(template.path("sendable").asBoolean()).isFalse();
                    assertThat(template.path("notSendableBecause").asText()).isNotBlank();
                });
        JsonNode link = client.put(
                        "/v1/sheet-links",
                        Map.of(
                                "spreadsheetId", "1SheetWithoutAccess",
                                "sheetId", 7,
                                "title", "Tab",
                                "timeZone", "Asia/Tokyo"))
                .expect(200);
        assertThat(link.at("/pen/kind").asText()).as("no account is set up").isEqualTo("add-on");
        assertThat(link.path("explanation").asText()).isNotBlank();
    }

    private static Map<String, Object> at(String local, String zone) {
        return Map.of("type", "at", "local", local, "zone", zone);
    }

    private static int sum(JsonNode counts) {
        return StreamSupport.stream(counts.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    private JsonNode awaitDone(String campaign) {
        String path = "/v1/campaigns/" + campaign + "/progress";
        RunningService.await(
                "the campaign is done",
                () -> client.get(path).expect(200).path("status").asText().equals("done"));
        return client.get(path).expect(200);
    }

    /** What Meta got of a campaign, told by our ids of its deliveries. */
    private List<Received> receivedOf(String campaign) {
        List<String> deliveries = StreamSupport.stream(
                        client.get("/v1/campaigns/" + campaign + "/deliveries?limit=1000")
                                .expect(200)
                                .path("deliveries")
                                .spliterator(),
                        false)
                .map(delivery -> delivery.path("id").asText())
                .toList();
        return service.control().received(0, 10_000).stream()
                .filter(request -> deliveries.contains(
                        request.body().path("biz_opaque_callback_data").asText()))
                .toList();
    }
}
