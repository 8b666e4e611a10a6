package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Times of rows, drips and quiet hours, as a caller of the API meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class WhenJourneyTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Map<String, Object> PER_ROW =
            Map.of("type", "per-row", "column", "D", "zone", "Europe/London");

    private final AheadClock clock = new AheadClock();
    private RunningService service;
    private ApiClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        client = service.client();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void every_row_whose_time_cannot_be_kept_is_shown_with_its_cell() {
        String campaign = draft(PER_ROW);
        put(
                campaign,
                "2027-01-31 09:00",
                "",
                "tomorrow",
                "2027-01-31",
                "03/04/2027 09:00",
                "2020-01-31 09:00",
                "2027-03-28 01:30",
                "2027-10-31 01:30",
                "#N/A",
                "2027-02-29 09:00",
                "49000.5");
        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.path("ready").asInt()).isEqualTo(4);
        assertThat(codes(preview))
                .containsExactly(
                        "D3 time-missing true",
                        "D4 time-unreadable true",
                        "D5 time-missing true",
                        "D6 time-ambiguous true",
                        "D7 time-past true",
                        "D8 time-skipped false",
                        "D9 time-twice false",
                        "D10 time-unreadable true",
                        "D11 time-unreadable true");
        assertThat(preview.path("problems").get(3).path("message").asText())
                .isEqualTo("“03/04/2027 09:00” may be 3 April or 4 March.");
        assertThat(preview.path("problems").get(5).path("message").asText())
                .isEqualTo("The clocks in Europe/London go forward then and skip 01:30; this row goes at 02:30.");
        assertThat(dueTimes(campaign))
                .containsExactly("2027-01-31 09:00", "2027-03-28 01:30", "2027-10-31 00:30", "2034-02-25 12:00");
        JsonNode plan = plan(campaign, PER_ROW).expect(200);
        assertThat(plan.path("plan").path("waves")).hasSize(4);
        JsonNode first = plan.path("times").get(0);
        assertThat(List.of(
                        first.path("at").asText(),
                        first.path("local").asText(),
                        first.path("zone").asText(),
                        first.path("offset").asText(),
                        first.path("utc").asText()))
                .containsExactly(
                        "2027-01-31T09:00:00Z",
                        "2027-01-31T09:00:00",
                        "Europe/London",
                        "+00:00",
                        "2027-01-31T09:00:00");
        assertThat(StreamSupport.stream(plan.path("notes").spliterator(), false)
                        .map(note -> note.path("message").asText()))
                .containsExactly(
                        "The clocks skip the time of 1 row; it goes as much later as the clocks are put forward.",
                        "The time of 1 row comes twice, since the clocks go back; it goes at the first.");
    }

    /** Skipped, twice, and at a turn of the calendar, each as the zone's clock has it. */
    @Test
    void times_at_changes_of_the_clocks_and_of_the_calendar_are_those_of_the_zone() {
        String lordHowe = draft(with(PER_ROW, "zone", "Australia/Lord_Howe"));
        put(lordHowe, "2027-10-03 02:15", "2027-04-04 01:45", "2027-12-31 23:59:59", "2028-02-29 09:00");
        assertThat(codes(Drafts.preview(client, lordHowe)))
                .containsExactly("D2 time-skipped false", "D3 time-twice false");
        assertThat(dueTimes(lordHowe))
                .as("half an hour is skipped, and comes twice")
                .containsExactly("2027-10-02 15:45", "2027-04-03 14:45", "2027-12-31 12:59", "2028-02-28 22:00");
        String newYork = draft(with(PER_ROW, "zone", "America/New_York"));
        put(newYork, "2027-03-14 02:30", "2027-11-07 01:30", "2027-04-30 23:30", "2028-01-01 00:00");
        assertThat(codes(Drafts.preview(client, newYork)))
                .containsExactly("D2 time-skipped false", "D3 time-twice false");
        assertThat(dueTimes(newYork))
                .containsExactly("2027-03-14 07:30", "2027-11-07 05:30", "2027-05-01 03:30", "2028-01-01 05:00");
    }

    @Test
    void a_row_that_can_be_read_in_one_way_only_settles_the_others_of_its_chunk() {
        String campaign = draft(PER_ROW);
        put(campaign, "03/04/2027 09:00", "04/13/2027 09:00");
        assertThat(dueTimes(campaign)).containsExactly("2027-03-04 09:00", "2027-04-13 08:00");
        String other = draft(with(PER_ROW, "order", "day-month"));
        put(other, "03/04/2027 09:00");
        assertThat(dueTimes(other)).containsExactly("2027-04-03 08:00");
    }

    @Test
    void a_date_without_a_time_takes_the_schedules_and_a_recipient_their_own_zone() {
        String campaign = draft(Map.of(
                "type", "per-row",
                "column", "D",
                "zone", "America/New_York",
                "zoneOf", "recipient",
                "time", "08:15"));
        client.put(
                        "/v1/campaigns/" + campaign + "/rows/0",
                        Map.of(
                                "rows",
                                List.of(
                                        row(2, "+919876543210", "2027-05-01"),
                                        row(3, "+447400000003", "2027-05-01"),
                                        row(4, "+12025550143", "2027-05-01"))))
                .expect(200);
        assertThat(dueTimes(campaign))
                .as("India, Britain, and the United States, which have more than one time")
                .containsExactly("2027-05-01 02:45", "2027-05-01 07:15", "2027-05-01 12:15");
    }

    @Test
    void each_row_goes_at_its_time_and_one_whose_time_passed_meanwhile_at_once() {
        long before = service.control().counts().received();
        String campaign = draft(PER_ROW);
        Instant now = clock.instant();
        put(campaign, cell(now.plusSeconds(600)), cell(now.plusSeconds(7200)), cell(now.plusSeconds(10_800)));
        JsonNode preview = Drafts.preview(client, campaign);
        clock.ahead(Duration.ofMinutes(30));
        launch(campaign, preview, PER_ROW, Map.of()).expect(200);
        RunningService.await("the first is sent", () -> received(before) == 1);
        clock.ahead(Duration.ofMinutes(91));
        RunningService.await("the second is sent", () -> received(before) == 2);
        JsonNode shown = client.get("/v1/campaigns/" + campaign).expect(200);
        assertThat(shown.path("status").asText()).isEqualTo("sending");
        assertThat(shown.path("schedule").path("column").asText()).isEqualTo("D");
        clock.ahead(Duration.ofMinutes(60));
        RunningService.await(
                "it is done",
                () -> client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("status")
                        .asText()
                        .equals("done"));
        assertThat(received(before)).isEqualTo(3);
    }

    @Test
    void times_that_passed_long_before_the_launch_are_read_again_first() {
        String campaign = draft(PER_ROW);
        put(campaign, cell(clock.instant().plusSeconds(600)), "2027-12-31 09:00");
        JsonNode preview = Drafts.preview(client, campaign);
        clock.ahead(Duration.ofMinutes(75));
        JsonNode problem = launch(campaign, preview, PER_ROW, Map.of()).expectProblem(422, "schedule-in-the-past");
        assertThat(problem.path("title").asText()).isEqualTo("The time of 1 row passed more than an hour ago.");
    }

    @Test
    void rows_are_launched_by_the_schedule_that_they_were_read_for() {
        String timed = draft(PER_ROW);
        put(timed, "2027-12-31 09:00");
        JsonNode preview = Drafts.preview(client, timed);
        launch(timed, preview, Map.of("type", "now"), Map.of()).expectProblem(409, "schedule-differs");
        launch(timed, preview, with(PER_ROW, "time", "09:00"), Map.of()).expectProblem(409, "schedule-differs");
        plan(timed, Map.of("type", "now")).expectProblem(409, "schedule-differs");
        String untimed = draft(null);
        put(untimed, "2027-12-31 09:00");
        launch(untimed, Drafts.preview(client, untimed), PER_ROW, Map.of()).expectProblem(409, "schedule-differs");
    }

    @Test
    void a_schedule_that_cannot_be_kept_is_refused_with_words() {
        String campaign = draft(null);
        put(campaign, "");
        at(campaign, "2027-03-28T01:30", "Europe/London").expectProblem(422, "local-time-does-not-exist");
        at(campaign, "2027-10-03T02:15", "Australia/Lord_Howe").expectProblem(422, "local-time-does-not-exist");
        at(campaign, "2020-03-28T01:30", "Europe/London").expectProblem(422, "schedule-in-the-past");
        at(campaign, "2027-03-27T01:30", "London").expectProblem(400, "bad-request");
        at(campaign, "2027-02-29T01:30", "Europe/London").expectProblem(400, "bad-request");
        plan(campaign, recurring(Map.of("every", "cron", "cron", "every day"))).expectProblem(400, "bad-request");
        plan(campaign, recurring(Map.of("every", "week", "time", "09:00"))).expectProblem(400, "bad-request");
        plan(campaign, recurring(Map.of("every", "day", "time", "09:00", "until", "2020-01-01")))
                .expectProblem(422, "schedule-in-the-past");
        plan(campaign, drip(60, "17:00", "09:00")).expectProblem(400, "bad-request");
        client.post("/v1/campaigns/" + UUID.randomUUID() + "/plan", Map.of("schedule", Map.of("type", "now")))
                .expectProblem(404, "not-found");
        client.post(
                        "/v1/campaigns",
                        body(with(PER_ROW, "column", "Z")),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expectProblem(400, "bad-request");
    }

    @Test
    void a_plan_tells_the_first_runs_and_what_the_clocks_do() {
        String campaign = draft(null);
        put(campaign, "");
        JsonNode runs = plan(campaign, recurring(Map.of("every", "day", "time", "01:30")))
                .expect(200);
        assertThat(runs.path("times")).hasSize(5);
        assertThat(runs.path("plan").path("waves").get(0).path("reason").asText())
                .isEqualTo("run");
        assertThat(runs.path("notes")).hasSize(2);
        assertThat(runs.path("notes").toString())
                .contains("local-time-skipped", "local-time-twice", "that run is at 02:30");
        JsonNode twice = at(campaign, "2027-04-04T01:45", "Australia/Lord_Howe").expect(200);
        assertThat(twice.path("notes").get(0).path("code").asText()).isEqualTo("local-time-twice");
        assertThat(twice.path("times").get(0).path("offset").asText()).isEqualTo("+11:00");
        assertThat(twice.path("times").get(0).path("utc").asText()).isEqualTo("2027-04-03T14:45:00");
        JsonNode drip = plan(campaign, drip(1, "00:00", "23:59")).expect(200);
        assertThat(drip.path("plan").path("waves").get(0).path("reason").asText())
                .isEqualTo("drip");
        assertThat(drip.path("times")).hasSize(1);
    }

    @Test
    void a_campaign_takes_the_workspaces_quiet_hours_unless_it_has_its_own() {
        String path = "/v1/workspace/quiet-hours";
        assertThat(client.get(path).expect(200).has("quietHours")).isFalse();
        client.put(path, Map.of("quietHours", hours("21:00", "08:00"))).expect(200);
        assertThat(client.get(path).expect(200).path("quietHours").path("to").asText())
                .isEqualTo("08:00");
        assertThat(service.stranger().get(path).expect(200).has("quietHours")).isFalse();
        assertThat(launched(Map.of()).path("quietHours").path("from").asText()).isEqualTo("21:00");
        assertThat(launched(Map.of("quietHours", hours("12:00", "13:00")))
                        .path("quietHours")
                        .path("from")
                        .asText())
                .isEqualTo("12:00");
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("quietHours", null);
        assertThat(launched(none).has("quietHours")).isFalse();
        client.put(path, none).expect(200);
        assertThat(client.get(path).expect(200).has("quietHours")).isFalse();
        client.put(path, Map.of("quietHours", hours("21:00", "21:00"))).expectProblem(400, "bad-request");
        client.put(path, Map.of("quietHours", hours("21:00", "24:30"))).expectProblem(400, "bad-request");
    }

    private static Map<String, String> hours(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    /** A campaign that is not to start soon. */
    private JsonNode launched(Map<String, ? extends @Nullable Object> more) {
        String campaign = draft(null);
        put(campaign, "");
        return launch(
                        campaign,
                        Drafts.preview(client, campaign),
                        Map.of("type", "at", "local", "2027-12-01T09:00", "zone", "Europe/London"),
                        more)
                .expect(200);
    }

    private String draft(@Nullable Map<String, Object> schedule) {
        return client.post(
                        "/v1/campaigns",
                        body(schedule),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201)
                .path("id")
                .asText();
    }

    private Map<String, Object> body(@Nullable Map<String, Object> schedule) {
        Map<String, Object> body = new HashMap<>(Drafts.body(service.sender().id(), "Reminders"));
        List<Object> columns = new ArrayList<>((List<?>) body.getOrDefault("columns", List.of()));
        columns.add(Map.of("name", "When", "letter", "D"));
        body.put("columns", columns);
        if (schedule != null) {
            body.put("schedule", schedule);
        }
        return body;
    }

    private void put(String campaign, String... times) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            rows.add(row(i + 2, Drafts.phone(i + 2), times[i]));
        }
        client.put("/v1/campaigns/" + campaign + "/rows/0", Map.of("rows", rows))
                .expect(200);
    }

    private static Map<String, Object> row(int number, String phone, String time) {
        return Map.of(
                "row", number, "key", "key%05d".formatted(number), "cells", List.of(phone, "Ann", "A-" + number, time));
    }

    private static String cell(Instant at) {
        return DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss", Locale.ENGLISH)
                .format(LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), LONDON));
    }

    private ApiClient.Answer launch(
            String campaign,
            JsonNode preview,
            Map<String, Object> schedule,
            Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> body = new HashMap<>(more);
        body.put("confirmation", preview.path("confirmation").asText());
        body.put("schedule", schedule);
        return client.post("/v1/campaigns/" + campaign + "/launch", body);
    }

    private ApiClient.Answer plan(String campaign, Map<String, Object> schedule) {
        return client.post("/v1/campaigns/" + campaign + "/plan", Map.of("schedule", schedule));
    }

    private ApiClient.Answer at(String campaign, String local, String zone) {
        return plan(campaign, Map.of("type", "at", "local", local, "zone", zone));
    }

    private static Map<String, Object> recurring(Map<String, Object> how) {
        return with(with(with(how, "type", "recurring"), "zone", "Europe/London"), "rows", "all");
    }

    private static Map<String, Object> drip(int rows, String from, String to) {
        return Map.of(
                "type",
                "drip",
                "rowsPerHour",
                rows,
                "from",
                from,
                "to",
                to,
                "days",
                List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
                "zone",
                "Europe/London");
    }

    private static Map<String, Object> with(Map<String, Object> some, String member, Object value) {
        Map<String, Object> all = new HashMap<>(some);
        all.put(member, value);
        return all;
    }

    private long received(long before) {
        return service.control().counts().received() - before;
    }

    private List<String> dueTimes(String campaign) {
        return service.strings("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from delivery"
                + " where campaign_id = '" + campaign + "' order by row_number");
    }

    private static List<String> codes(JsonNode preview) {
        return StreamSupport.stream(preview.path("problems").spliterator(), false)
                .map(problem -> problem.path("cell").asText() + " "
                        + problem.path("code").asText() + " "
                        + problem.path("blocks").asBoolean())
                .toList();
    }

    /** The real clock, set forward. */
    private static final class AheadClock implements InstantSource {
        private volatile Duration by = Duration.ZERO;

        synchronized void ahead(Duration duration) {
            by = by.plus(duration);
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(by);
        }
    }
}
