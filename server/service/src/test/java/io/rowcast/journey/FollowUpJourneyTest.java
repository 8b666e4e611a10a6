package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.AheadClock;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign with follow-ups, from the draft to the phones. Rows 2, 3, 4: one taps, one reads, one does not look. */
@SuppressWarnings("NullAway.Init")
class FollowUpJourneyTest {
    private final AheadClock clock = new AheadClock();
    private RunningService service;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        client = service.client();
        service.control().usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, false);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void each_gets_the_follow_up_that_is_meant_for_what_they_did() {
        JsonNode draft = draft(List.of(
                        step("not-read", 2880, "hello_world", Map.of()),
                        step("not-replied", 1440, "hello_world", Map.of()),
                        with(
                                step("button", 0, "", Map.of("body.name", Map.of("column", "B"))),
                                "button",
                                " i will COME")))
                .expect(201);
        String campaign = draft.path("id").asText();
        assertThat(draft.path("followUps")).hasSize(3);
        Drafts.put(client, campaign, 0, Drafts.rows(2, 3));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        assertThat(preview(followUp(draft, 2)).path("ready").asInt())
                .as("a text of one's own waits for the window, too")
                .isEqualTo(3);
        client.post(
                        "/v1/campaigns/" + followUp(draft, 0) + "/launch",
                        Map.of("confirmation", "x", "schedule", Map.of("type", "now")))
                .expectProblem(409, "not-a-draft");
        Drafts.launchNow(client, campaign, confirmation).expect(200);
        for (int row = 2; row <= 4; row++) {
            String digits = digits(row);
            RunningService.await("row " + row + " has its message", () -> chat(digits) == 1);
        }
        awaitCounts(campaign, "delivered", 3);
        service.control().read(digits(3));
        WhatsAppControl.Message first = service.control().messages(digits(2)).getFirst();
        service.control().read(digits(2));
        service.control().tap(digits(2), first.wamid(), index(first, "I will come"));
        RunningService.await("the button is answered with the text", () -> chat(digits(2)) == 3);
        assertThat(service.control().messages(digits(2)).getLast().text()).isEqualTo("More for Person 2");
        awaitCounts(followUp(draft, 0), "skipped", 2);
        awaitCounts(followUp(draft, 1), "skipped", 1);

        clock.ahead(Duration.ofDays(1).plusSeconds(5));
        RunningService.await("who has read and not replied is asked again", () -> chat(digits(3)) == 2);
        assertThat(chat(digits(4))).isEqualTo(1);
        clock.ahead(Duration.ofDays(1));
        RunningService.await("who has not read is asked again", () -> chat(digits(4)) == 2);
        assertThat(chat(digits(2))).isEqualTo(3);
        assertThat(client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("status")
                        .asText())
                .isEqualTo("done");
        RunningService.await(
                "the first is over by itself",
                () -> client.get("/v1/campaigns/" + followUp(draft, 0))
                        .expect(200)
                        .path("status")
                        .asText()
                        .equals("done"));
    }

    @Test
    void a_row_that_cannot_be_made_into_a_step_is_told_there_and_gets_its_message_all_the_same() {
        JsonNode draft = draft(List.of(
                        step(
                                "not-read",
                                10,
                                "order_update",
                                Map.of(
                                        "header.1", Map.of("column", "C"),
                                        "body.1", Map.of("column", "B"),
                                        "body.2", Map.of("text", "x"),
                                        "body.3", Map.of("text", "x"))),
                        with(step("not-replied", 10, "hello_world", Map.of()), "follows", 1)))
                .expect(201);
        String campaign = draft.path("id").asText();
        Drafts.put(
                client,
                campaign,
                0,
                Map.of("rows", List.of(Drafts.row(2, Drafts.phone(2), "Bo"), Drafts.row(3, Drafts.phone(3), ""))));
        assertThat(Drafts.preview(client, campaign).path("ready").asInt()).isEqualTo(2);
        JsonNode step = preview(followUp(draft, 0));
        assertThat(step.path("ready").asInt()).isEqualTo(1);
        assertThat(step.at("/problems/0/row").asInt()).isEqualTo(3);
        assertThat(preview(followUp(draft, 1)).path("ready").asInt()).isEqualTo(1);
    }

    @Test
    void pausing_and_cancelling_the_campaign_holds_and_ends_what_waits() {
        JsonNode draft =
                draft(List.of(step("not-read", 1, "hello_world", Map.of()))).expect(201);
        String campaign = draft.path("id").asText();
        Drafts.put(client, campaign, 0, Drafts.rows(2, 3));
        client.post(
                        "/v1/campaigns/" + campaign + "/launch",
                        Map.of(
                                "confirmation",
                                Drafts.preview(client, campaign)
                                        .path("confirmation")
                                        .asText(),
                                "schedule",
                                Map.of("type", "at", "local", "2099-01-01T09:00", "zone", "Asia/Kolkata")))
                .expect(200);
        client.post("/v1/campaigns/" + campaign + "/pause").expect(200);
        assertThat(status(followUp(draft, 0))).isEqualTo("paused");
        client.post("/v1/campaigns/" + campaign + "/resume").expect(200);
        assertThat(status(followUp(draft, 0))).isEqualTo("sending");
        client.post("/v1/campaigns/" + campaign + "/cancel").expect(200);
        assertThat(status(followUp(draft, 0))).isEqualTo("cancelled");
        awaitCounts(followUp(draft, 0), "cancelled", 3);
    }

    @Test
    void what_is_wrong_with_a_step_is_said_of_it() {
        draft(List.of(with(step("not-read", 1, "hello_world", Map.of()), "follows", 1)))
                .expectProblem(400, "bad-request");
        draft(List.of(step("button", 1, "hello_world", Map.of()))).expectProblem(400, "bad-request");
        JsonNode problem = draft(List.of(
                        step("not-read", 1, "hello_world", Map.of()), step("not-read", 1, "order_update", Map.of())))
                .expectProblem(422, "mapping-incomplete");
        assertThat(problem.path("detail").asText()).startsWith("Follow-up 2:");
        assertThat(problem.at("/errors/0/pointer").asText()).startsWith("/followUps/1/mapping/");
    }

    @Test
    void steps_that_are_discarded_after_the_preview_outdate_the_confirmation() {
        JsonNode draft =
                draft(List.of(step("not-read", 1, "hello_world", Map.of()))).expect(201);
        String campaign = draft.path("id").asText();
        Drafts.put(client, campaign, 0, Drafts.rows(2, 1));
        String confirmation =
                Drafts.preview(client, campaign).path("confirmation").asText();
        client.delete("/v1/campaigns/" + followUp(draft, 0)).expect(204);
        Drafts.launchNow(client, campaign, confirmation).expectProblem(409, "confirmation-outdated");
    }

    private ApiClient.Answer draft(List<Map<String, Object>> followUps) {
        Map<String, Object> body = new HashMap<>(Drafts.body(service.sender().id(), "Spring"));
        body.put("template", Map.of("name", "appointment_reminder", "language", "en_US"));
        body.put(
                "mapping",
                Map.of(
                        "body.first_name", Map.of("column", "B", "fallback", "you"),
                        "body.doctor", Map.of("text", "Dr Lee"),
                        "body.date", Map.of("text", "Monday"),
                        "body.time", Map.of("column", "C")));
        body.put("followUps", followUps);
        return client.post(
                "/v1/campaigns",
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** @param template empty for a text of one's own */
    private static Map<String, Object> step(
            String condition, int waitMinutes, String template, Map<String, Object> mapping) {
        Map<String, Object> step = new HashMap<>();
        step.put("follows", 0);
        step.put("if", condition);
        step.put("waitMinutes", waitMinutes);
        if (template.isEmpty()) {
            step.put("freeForm", Map.of("type", "text", "text", "More for {{name}}"));
        } else {
            step.put("template", Map.of("name", template, "language", "en_US"));
        }
        step.put("mapping", mapping);
        return step;
    }

    private static Map<String, Object> with(Map<String, Object> step, String member, Object value) {
        step.put(member, value);
        return step;
    }

    private static String followUp(JsonNode draft, int index) {
        return draft.path("followUps").get(index).path("id").asText();
    }

    private JsonNode preview(String campaign) {
        return Drafts.preview(client, campaign);
    }

    private String status(String campaign) {
        return client.get("/v1/campaigns/" + campaign)
                .expect(200)
                .path("status")
                .asText();
    }

    private static String digits(int row) {
        return Drafts.phone(row).substring(1);
    }

    private int chat(String digits) {
        return service.control().messages(digits).size();
    }

    private static int index(WhatsAppControl.Message message, String button) {
        return message.buttons().stream()
                .map(WhatsAppControl.Button::text)
                .toList()
                .indexOf(button);
    }

    private void awaitCounts(String campaign, String status, int rows) {
        RunningService.await(
                rows + " are " + status,
                () -> client.get("/v1/campaigns/" + campaign + "/progress")
                                .expect(200)
                                .path("counts")
                                .path(status)
                                .asInt()
                        == rows);
    }
}
