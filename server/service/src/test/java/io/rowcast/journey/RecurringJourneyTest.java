package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns that read their sheet at Google with a person's account, rung by real Quartz every other second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RecurringJourneyTest {
    private static final String OWNER = "owner@example.com";

    private RunningService service;
    private SheetsControl google;
    private ApiClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        service = new RunningService(folder, InstantSource.system());
        google = new SheetsControl(service.sandboxUrl());
        google.withoutQuotas();
        client = service.client();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private void connect(String email) throws IOException, InterruptedException {
        String invitation = client.post("/v1/google-connections")
                .expect(201)
                .path("authorizationUrl")
                .asText();
        URI back = google.consent(invitation, email, true);
        URI there = service.url().resolve(back.getRawPath() + "?" + back.getRawQuery());
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** A sheet of Phone, Name and Order, linked with the automatic pen; its body for a draft. */
    private Map<String, Object> sheet(List<List<String>> rows) {
        return sheet(OWNER, rows);
    }

    private Map<String, Object> sheet(String owner, List<List<String>> rows) {
        SheetsControl.Spreadsheet made = google.create("Orders", owner, new NewTab("Orders", rows));
        Map<String, Object> sheet = Map.of(
                "spreadsheetId",
                made.spreadsheetId(),
                "sheetId",
                made.tabs().getFirst().sheetId(),
                "title",
                "Orders",
                "timeZone",
                "Europe/London");
        client.put("/v1/sheet-links", sheet).expect(200);
        return sheet;
    }

    private String draft(Map<String, Object> sheet) {
        Map<String, Object> body = new HashMap<>(Drafts.body(service.sender().id(), "Orders"));
        body.put("sheet", sheet);
        String campaign = client.post(
                        "/v1/campaigns",
                        body,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201)
                .path("id")
                .asText();
        Drafts.put(client, campaign, 0, Drafts.rows(2, 1));
        return campaign;
    }

    private ApiClient.Answer launch(String campaign, Map<String, Object> schedule) {
        return client.post(
                "/v1/campaigns/" + campaign + "/launch",
                Map.of(
                        "confirmation",
                        Drafts.preview(client, campaign).path("confirmation").asText(),
                        "schedule",
                        schedule));
    }

    private JsonNode campaign(String id) {
        return client.get("/v1/campaigns/" + id).expect(200);
    }

    private List<JsonNode> runs(String parent) {
        return client.get("/v1/campaigns?limit=100")
                .expect(200)
                .path("campaigns")
                .valueStream()
                .filter(it -> it.path("parentId").asText().equals(parent))
                .toList();
    }

    private static Map<String, Object> everyTwoSeconds() {
        return Map.of(
                "type", "recurring", "every", "cron", "cron", "*/2 * * * * ?", "zone", "Asia/Kolkata", "rows", "new");
    }

    private static List<String> row(int number) {
        return List.of(Drafts.phone(number), "Person " + number, "A-" + number);
    }

    @Test
    void the_sheet_of_the_add_on_alone_cannot_recur_and_one_with_a_pen_sends_each_new_row_once() throws Exception {
        List<String> headings = List.of("Phone", "Name", "Order");
        ApiClient.Answer refused = launch(draft(sheet(List.of(headings))), everyTwoSeconds());
        assertThat(refused.expect(409).path("type").asText()).isEqualTo("/problems/sheet-not-readable");
        assertThat(refused.expect(409).path("detail").asText()).contains("connect a Google account");

        connect(OWNER);
        Map<String, Object> sheet = sheet(List.of(headings, row(900), row(901)));
        String parent = draft(sheet);
        long before = service.control().counts().received();
        launch(parent, everyTwoSeconds()).expect(200);
        RunningService.await(
                "the first run is done",
                () -> runs(parent).stream()
                        .anyMatch(run -> run.path("status").asText().equals("done")));
        JsonNode run = runs(parent).getFirst();
        assertThat(run.path("run").asInt()).isEqualTo(1);
        assertThat(run.path("total").asInt()).isEqualTo(2);
        assertThat(campaign(parent).path("total").asInt()).isZero();

        RunningService.await(
                "runs that find nothing new",
                () -> campaign(parent).path("runs").asInt() >= 3);
        assertThat(runs(parent)).hasSize(1);
        assertThat(service.control().counts().received() - before).isEqualTo(2);
        assertThat(google.get(String.valueOf(sheet.get("spreadsheetId")))
                        .tab("Orders")
                        .cells()
                        .getFirst())
                .contains("Rowcast key");

        JsonNode coming = client.get("/v1/upcoming?days=1&spreadsheetId=" + sheet.get("spreadsheetId"))
                .expect(200)
                .path("items");
        assertThat(coming.path(0).path("kind").asText()).isEqualTo("recurring");
        assertThat(coming.path(0).path("offset").asText()).isEqualTo("+05:30");

        JsonNode moved = client.put(
                        "/v1/campaigns/" + parent + "/schedule",
                        Map.of(
                                "schedule",
                                Map.of(
                                        "type", "recurring",
                                        "every", "day",
                                        "time", "09:00",
                                        "zone", "Asia/Kolkata",
                                        "rows", "new"),
                                "quietHours",
                                Map.of("from", "21:00", "to", "08:00"),
                                "missed",
                                "skip"))
                .expect(200);
        assertThat(moved.path("nextRunAt").asText()).endsWith("T03:30:00Z");
        assertThat(moved.path("missed").asText()).isEqualTo("skip");
        client.post("/v1/campaigns/" + parent + "/cancel").expect(200);
        assertThat(campaign(parent).path("notices"))
                .anyMatch(notice -> notice.path("code").asText().equals("runs-cancelled"));
        client.put("/v1/campaigns/" + parent + "/schedule", Map.of("schedule", everyTwoSeconds()))
                .expect(409);
    }

    @Test
    void a_consent_that_is_taken_back_holds_the_runs_until_the_account_is_connected_again() throws Exception {
        String ann = "ann@example.com";
        connect(ann);
        String parent = draft(sheet(ann, List.of(List.of("Phone", "Name", "Order"), row(920))));
        launch(parent, everyTwoSeconds()).expect(200);
        google.takeBackConsent(ann);
        RunningService.await(
                "it is paused", () -> campaign(parent).path("status").asText().equals("paused"));
        JsonNode pause = campaign(parent).path("pause");
        assertThat(pause.path("code").asText()).isEqualTo("sheet-unreadable");
        assertThat(pause.path("message").asText()).contains("Connect it again").doesNotContain(ann);
        int before = campaign(parent).path("runs").asInt();
        connect(ann);
        client.post("/v1/campaigns/" + parent + "/resume").expect(200);
        RunningService.await(
                "the run is made", () -> campaign(parent).path("runs").asInt() > before);
        client.post("/v1/campaigns/" + parent + "/cancel").expect(200);
    }

    @Test
    void a_campaign_that_reads_again_at_its_start_sends_the_rows_of_then() throws Exception {
        connect(OWNER);
        Map<String, Object> sheet =
                sheet(List.of(List.of("Order", "Phone", "Name"), List.of("A-7", Drafts.phone(911), "Ann")));
        String campaign = draft(sheet);
        LocalDateTime soon = LocalDateTime.now(ZoneOffset.UTC).plusSeconds(3).withNano(0);
        launch(campaign, Map.of("type", "at", "local", soon.toString(), "zone", "UTC", "readAgain", true))
                .expect(200);
        RunningService.await(
                "it is done", () -> campaign(campaign).path("status").asText().equals("done"));
        assertThat(client.get("/v1/campaigns/" + campaign + "/preview/2")
                        .expect(200)
                        .path("recipient")
                        .asText())
                .isEqualTo(Drafts.phone(911));
        assertThat(campaign(campaign).path("notices"))
                .anyMatch(notice -> notice.path("message").asText().contains("1 message goes"));
    }
}
