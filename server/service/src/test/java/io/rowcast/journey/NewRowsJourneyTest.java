package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.AheadClock;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come into a sheet, as its triggers report them, from the draft to the phones. */
@SuppressWarnings("NullAway.Init")
class NewRowsJourneyTest {
    private static final String SPREADSHEET = "1AbCdEfGhIjKlMnOp";

    private final AheadClock clock = new AheadClock();
    private RunningService service;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        client = service.client();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_stands_there_stays_and_what_comes_goes_until_it_is_ended() {
        String campaign = standing(Map.of("type", "new-rows"), Map.of("column", "B", "equals", List.of("Confirmed")));
        JsonNode launched = client.get("/v1/campaigns/" + campaign).expect(200);
        assertThat(launched.path("standing").asBoolean()).isTrue();
        assertThat(launched.path("total").asInt()).as("row 2 stood there").isZero();
        JsonNode tab = client.get("/v1/watched-tabs?spreadsheetId=" + SPREADSHEET)
                .expect(200)
                .at("/tabs/0");
        assertThat(tab.path("recipient").asText()).isEqualTo("Phone");
        assertThat(tab.at("/only/0/column").asText()).isEqualTo("Name");
        assertThat(tab.path("columns")).hasSize(3);

        JsonNode counts = report("edit", rows(2, 3, "Confirmed")).expect(200);
        assertThat(counts.path("known").asInt()).isEqualTo(1);
        assertThat(counts.path("taken").asInt()).isEqualTo(2);
        assertThat(sent(campaign)).isZero();
        clock.ahead(Duration.ofSeconds(61));
        RunningService.await("they have settled", () -> sent(campaign) == 2);
        assertThat(status(campaign)).as("it has no end of its own").isEqualTo("sending");

        report("form", rows(9, 1, "confirmed")).expect(200);
        RunningService.await("a form goes at once", () -> sent(campaign) == 3);
        assertThat(report("edit", rows(2, 3, "Confirmed"))
                        .expect(200)
                        .path("known")
                        .asInt())
                .isEqualTo(3);

        client.post("/v1/campaigns/" + campaign + "/cancel").expect(200);
        assertThat(client.get("/v1/campaigns/" + campaign).expect(200).path("notices"))
                .anySatisfy(notice -> assertThat(notice.path("code").asText()).isEqualTo("ended"));
        assertThat(report("form", rows(20, 1, "Confirmed"))
                        .expect(200)
                        .path("taken")
                        .asInt())
                .isZero();
        assertThat(client.get("/v1/watched-tabs?spreadsheetId=" + SPREADSHEET)
                        .expect(200)
                        .path("tabs"))
                .isEmpty();
        assertThat(sent(campaign)).isEqualTo(3);
    }

    @Test
    void five_hundred_rows_that_are_pasted_come_in_one_call_and_a_repeated_call_is_answered_the_same() {
        String campaign = standing(Map.of("type", "new-rows", "settleSeconds", 0, "existing", "send"), null);
        RunningService.await("what stood there goes too", () -> sent(campaign) == 1);
        Map<String, Object> body = body("change", rows(100, 500, "Pasted"));
        Map<String, String> key = Map.of("Idempotency-Key", "paste-1");
        JsonNode first = client.post("/v1/new-rows", body, key).expect(200);
        assertThat(first.path("taken").asInt()).isEqualTo(500);
        assertThat(client.post("/v1/new-rows", body, key).expect(200)).isEqualTo(first);
        client.post("/v1/new-rows", body("edit", rows(100, 1, "Pasted")), key)
                .expectProblem(422, "idempotency-key-reused");
        client.post("/v1/new-rows", body).expectProblem(400, "idempotency-key-missing");
        RunningService.await("all have left", () -> sent(campaign) == 501);
        assertThat(client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("total")
                        .asInt())
                .isEqualTo(501);
    }

    @Test
    void rows_that_the_draft_is_not_about_are_counted_and_make_no_problem() {
        String campaign = draft(Map.of("column", "B", "equals", List.of(" person 3 ")), Map.of());
        JsonNode put = Drafts.put(client, campaign, 0, Drafts.rows(2, 5));
        assertThat(put.path("rows").asInt()).isEqualTo(1);
        assertThat(put.path("passedOver").asInt()).isEqualTo(4);
        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.path("ready").asInt()).isEqualTo(1);
        assertThat(preview.path("passedOver").asInt()).isEqualTo(4);
        assertThat(preview.path("problems")).isEmpty();
        assertThat(preview.at("/first/0/row").asInt()).isEqualTo(3);
    }

    private String draft(Map<String, Object> only, Map<String, Object> schedule) {
        Map<String, Object> body = new HashMap<>(Drafts.body(service.sender().id(), "New orders"));
        if (!only.isEmpty()) {
            body.put("only", only);
        }
        if (!schedule.isEmpty()) {
            body.put("schedule", schedule);
        }
        return client.post(
                        "/v1/campaigns",
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201)
                .path("id")
                .asText();
    }

    /** Launched when row 2 stood in the sheet. */
    private String standing(Map<String, Object> schedule, @Nullable Map<String, Object> only) {
        String campaign = draft(only == null ? Map.of() : only, schedule);
        Drafts.put(client, campaign, 0, Map.of("rows", rows(2, 1, "Confirmed")));
        client.post(
                        "/v1/campaigns/" + campaign + "/launch",
                        Map.of(
                                "confirmation",
                                Drafts.preview(client, campaign)
                                        .path("confirmation")
                                        .asText(),
                                "schedule",
                                schedule))
                .expect(200);
        return campaign;
    }

    private static List<Map<String, Object>> rows(int first, int count, String name) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = first; row < first + count; row++) {
            rows.add(Drafts.row(row, Drafts.phone(row), name));
        }
        return rows;
    }

    private static Map<String, Object> body(String event, List<Map<String, Object>> rows) {
        return Map.of(
                "spreadsheetId",
                SPREADSHEET,
                "sheetId",
                0,
                "event",
                event,
                "columns",
                List.of(
                        Map.of("name", "Phone", "letter", "A"),
                        Map.of("name", "Name", "letter", "B"),
                        Map.of("name", "Order", "letter", "C")),
                "rows",
                rows);
    }

    private ApiClient.Answer report(String event, List<Map<String, Object>> rows) {
        return client.post(
                "/v1/new-rows",
                body(event, rows),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private String status(String campaign) {
        return client.get("/v1/campaigns/" + campaign)
                .expect(200)
                .path("status")
                .asText();
    }

    private int sent(String campaign) {
        JsonNode progress =
                client.get("/v1/campaigns/" + campaign + "/progress").expect(200);
        return progress.path("total").asInt()
                - progress.path("counts").path("queued").asInt()
                - progress.path("counts").path("sending").asInt();
    }
}
