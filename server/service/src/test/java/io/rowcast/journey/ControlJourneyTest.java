package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a person can do about a campaign under way, through the API, against the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ControlJourneyTest {
    private static final int PAYMENT_PROBLEM = 131042;
    private static final int NOT_ON_WHATSAPP = 131026;

    private RunningService service;
    private ApiClient client;
    private UUID sender;
    private int firstRow = 2;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        service.control().usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, false);
        client = service.client();
        sender = service.sender().id();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void failed_rows_are_tried_again_where_that_is_worth_it() {
        String campaign = paused(300);
        List<String> queued = rows(campaign, "queued");
        fail(queued.subList(0, 3), PAYMENT_PROBLEM);
        fail(queued.subList(3, 4), NOT_ON_WHATSAPP);
        JsonNode before = progress(campaign);
        assertThat(before.path("retryable").asInt()).isEqualTo(3);
        assertThat(words(before.path("actions"))).containsExactly("resume", "cancel", "retry-failed");

        JsonNode retried = post(campaign, "retry-failed").expect(200);
        assertThat(retried.path("retryable").asInt()).isZero();
        assertThat(retried.path("status").asText()).as("somebody held it").isEqualTo("paused");
        assertThat(retried.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(post(campaign, "retry-failed").expect(200).path("counts"))
                .as("asking twice is asking once")
                .isEqualTo(retried.path("counts"));
        String optedOut = service.strings(
                        "select row_number::text from delivery where delivery_id = '" + queued.getFirst() + "'")
                .getFirst();
        client.put("/v1/suppressions/"
                        + Drafts.phone(Integer.parseInt(optedOut)).replace("+", "%2B"))
                .expect(200);

        post(campaign, "resume").expect(200);
        done(campaign);
        JsonNode after = progress(campaign);
        assertThat(after.path("counts").path("skipped").asInt()).as("opted out").isEqualTo(1);
        assertThat(after.path("counts").path("failed").asInt()).isEqualTo(1);
        assertThat(words(after.path("actions"))).isEmpty();
        assertThat(moves(queued.get(1)))
                .startsWith("queued>sending", "sending>failed", "failed>queued", "queued>sending");
        assertThat(moves(queued.get(0))).endsWith("failed>queued", "queued>skipped");
        assertThat(moves(queued.get(3))).containsExactly("queued>sending", "sending>failed");
    }

    @Test
    void the_rest_of_a_cancelled_campaign_is_sent_and_nobody_gets_it_twice() {
        String campaign = paused(300);
        post(campaign, "cancel").expect(200);
        JsonNode cancelled = progress(campaign);
        assertThat(cancelled.path("unsent").asInt()).isPositive();
        assertThat(words(cancelled.path("actions"))).containsExactly("send-rest");
        post(campaign, "retry-failed").expectProblem(409, "not-retryable");

        JsonNode sent = post(campaign, "send-rest").expect(200);
        assertThat(sent.path("status").asText()).isEqualTo("sending");
        post(campaign, "send-rest");
        done(campaign);
        JsonNode after = progress(campaign);
        assertThat(after.path("unsent").asInt()).isZero();
        assertThat(after.path("counts").path("cancelled").asInt()).isZero();
        assertThat(service.strings(
                        "select delivery_id::text from delivery_move where from_status = 'sending' and to_status not in"
                                + " ('queued', 'cancelled') and delivery_id"
                                + " in (select delivery_id from delivery where campaign_id = '" + campaign + "')"))
                .hasSize(300)
                .doesNotHaveDuplicates();
        post(campaign, "send-rest").expectProblem(409, "no-rest");
    }

    @Test
    void the_first_rows_go_alone_and_the_rest_when_a_person_says_so() {
        String campaign =
                launched(20, body -> body.putObject("canary").put("rows", 3).put("then", "ask"));
        RunningService.await("a person is asked", () -> status(campaign).equals("paused"));
        JsonNode waiting = progress(campaign);
        assertThat(waiting.path("pause").path("code").asText()).isEqualTo("canary");
        assertThat(waiting.path("canary").path("state").asText()).isEqualTo("waiting");
        assertThat(waiting.path("canary").path("delivered").asInt()).isEqualTo(3);
        assertThat(waiting.path("counts").path("queued").asInt()).isEqualTo(17);
        assertThat(words(waiting.path("actions"))).containsExactly("send-rest", "cancel");
        JsonNode passed = post(campaign, "send-rest").expect(200);
        assertThat(passed.path("canary").path("state").asText()).isEqualTo("passed");
        done(campaign);
        assertThat(client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("canary")
                        .path("rows")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void the_counts_add_up_at_every_moment() {
        String campaign = launched(300, body -> {});
        Set<String> seen = new HashSet<>();
        for (String verb :
                List.of("pause", "resume", "pause", "resume", "cancel", "send-rest", "cancel", "send-rest")) {
            for (int look = 0; look < 5; look++) {
                JsonNode progress = progress(campaign);
                int sum = 0;
                for (JsonNode count : progress.path("counts")) {
                    sum += count.asInt();
                }
                assertThat(sum).as(() -> progress.toString()).isEqualTo(300);
                seen.add(progress.path("status").asText());
            }
            post(campaign, verb);
        }
        assertThat(seen).contains("sending", "paused");
        done(campaign);
    }

    @Test
    void the_end_lies_after_the_start() {
        JsonNode problem = launch(draft(2), body -> body.put("sendUntil", "2020-01-01T00:00:00+02:00"))
                .expectProblem(422, "end-before-start");
        assertThat(problem.path("detail").asText()).contains("2019-12-31T22:00:00Z");
    }

    @Test
    void a_campaign_halts_at_a_quarter_unless_its_launch_says_otherwise() {
        assertThat(launch(draft(1), body -> {})
                        .expect(200)
                        .path("haltAtFailurePercent")
                        .asInt())
                .isEqualTo(25);
        assertThat(launch(draft(1), body -> body.putNull("haltAtFailurePercent"))
                        .expect(200)
                        .has("haltAtFailurePercent"))
                .isFalse();
        launch(draft(1), body -> body.put("haltAtFailurePercent", 0)).expectProblem(400, "bad-request");
        launch(draft(1), body -> body.putObject("canary").put("rows", 1001).put("then", "ask"))
                .expectProblem(400, "bad-request");
    }

    private interface Wish {
        void into(ObjectNode body);
    }

    /** Under way, some rows sent and some not. */
    private String paused(int rows) {
        String campaign = launched(rows, body -> {});
        RunningService.await(
                "some have left",
                () -> progress(campaign).path("counts").path("queued").asInt() < rows);
        post(campaign, "pause").expect(200);
        RunningService.await(
                "nothing is on its way",
                Duration.ofSeconds(2),
                () -> progress(campaign).path("counts").path("sending").asInt() == 0);
        return campaign;
    }

    private String draft(int rows) {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(firstRow, rows));
        firstRow += rows;
        return campaign;
    }

    private String launched(int rows, Wish wish) {
        String campaign = draft(rows);
        launch(campaign, wish).expect(200);
        return campaign;
    }

    private ApiClient.Answer launch(String campaign, Wish wish) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put(
                "confirmation",
                Drafts.preview(client, campaign).path("confirmation").asText());
        body.putObject("schedule").put("type", "now");
        wish.into(body);
        return client.post("/v1/campaigns/" + campaign + "/launch", body);
    }

    /** As if Meta had refused them. */
    private void fail(List<String> deliveries, int code) {
        String which = " where delivery_id in ('" + String.join("', '", deliveries) + "') returning ''";
        service.strings("update delivery set status = 'sending', attempts = 1" + which);
        service.strings("update delivery set status = 'failed', error_code = " + code + which);
    }

    private List<String> rows(String campaign, String status) {
        return service.strings("select delivery_id::text from delivery where campaign_id = '" + campaign
                + "' and status = '" + status + "' order by row_number");
    }

    private List<String> moves(String delivery) {
        JsonNode moves =
                client.get("/v1/deliveries/" + delivery + "/moves").expect(200).path("moves");
        return StreamSupport.stream(moves.spliterator(), false)
                .map(move -> move.path("from").asText() + '>' + move.path("to").asText())
                .toList();
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private void done(String campaign) {
        RunningService.await("all have left", () -> status(campaign).equals("done"));
    }

    private String status(String campaign) {
        return progress(campaign).path("status").asText();
    }

    private ApiClient.Answer post(String campaign, String verb) {
        return client.post("/v1/campaigns/" + campaign + "/" + verb);
    }

    private JsonNode progress(String campaign) {
        return client.get("/v1/campaigns/" + campaign + "/progress").expect(200);
    }
}
