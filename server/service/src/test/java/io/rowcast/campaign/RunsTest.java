package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.schedule.QuartzCrons;
import io.rowcast.timing.Rhythm;
import io.rowcast.timing.When;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When runs come, over clock changes in three zones (one of half an hour), leap days, ends of months and of the year. */
class RunsTest {
    private static final QuartzCrons CRONS = new QuartzCrons();

    private static List<String> runs(Rhythm rhythm, String zone, String after, int count) {
        return runs(new When.Recurring(rhythm, ZoneId.of(zone), When.Ending.NEVER, When.Rows.ALL), after, count);
    }

    /** The next runs in local time with the offset. */
    private static List<String> runs(When.Recurring recurring, String after, int count) {
        List<String> found = new ArrayList<>();
        Optional<Instant> next = Runs.of(recurring, CRONS).next(Instant.parse(after), 0);
        while (next.isPresent() && found.size() < count) {
            found.add(OffsetDateTime.ofInstant(next.get(), recurring.zone()).toString());
            next = Runs.of(recurring, CRONS).next(next.get(), found.size());
        }
        return found;
    }

    /** Forward: what the clocks skip comes as much later as they jump. Back: what comes twice comes at the first. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 01:30, 2027-03-26T12:00:00Z, 2027-03-27T01:30Z 2027-03-28T02:30+01:00 2027-03-29T01:30+01:00",
        "Europe/London, 01:30, 2026-10-23T12:00:00Z, 2026-10-24T01:30+01:00 2026-10-25T01:30+01:00 2026-10-26T01:30Z",
        "America/New_York, 02:30, 2027-03-12T12:00:00Z, 2027-03-13T02:30-05:00 2027-03-14T03:30-04:00 2027-03-15T02:30-04:00",
        "America/New_York, 01:15, 2026-10-30T12:00:00Z, 2026-10-31T01:15-04:00 2026-11-01T01:15-04:00 2026-11-02T01:15-05:00",
        "Australia/Lord_Howe, 02:15, 2026-10-02T12:00:00Z, 2026-10-03T02:15+10:30 2026-10-04T02:45+11:00 2026-10-05T02:15+11:00",
        "Australia/Lord_Howe, 01:45, 2027-04-02T12:00:00Z, 2027-04-03T01:45+11:00 2027-04-04T01:45+11:00 2027-04-05T01:45+10:30"
    })
    void a_daily_run_comes_once_a_day_over_both_clock_changes(String zone, String time, String after, String expected) {
        assertThat(runs(new Rhythm.Daily(LocalTime.parse(time)), zone, after, 3))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2027-03-20T12:00:00Z, 2027-03-21T02:00Z 2027-03-28T02:00+01:00 2027-04-04T02:00+01:00",
        "America/New_York, 2027-03-10T12:00:00Z, 2027-03-14T03:00-04:00 2027-03-21T02:00-04:00 2027-03-28T02:00-04:00",
        "Australia/Lord_Howe, 2026-10-01T12:00:00Z, 2026-10-04T02:30+11:00 2026-10-11T02:00+11:00 2026-10-18T02:00+11:00"
    })
    void a_weekly_run_on_the_day_of_a_clock_change_comes_then(String zone, String after, String expected) {
        assertThat(runs(new Rhythm.Weekly(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0)), zone, after, 3))
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-10-24T20:00:00Z, 2026-10-25T09:00Z 2026-10-26T09:00Z",
        "America/New_York, 2027-03-13T20:00:00Z, 2027-03-14T09:00-04:00 2027-03-15T09:00-04:00",
        "Australia/Lord_Howe, 2027-04-03T20:00:00Z, 2027-04-04T09:00+10:30 2027-04-05T09:00+10:30"
    })
    void a_cron_runs_by_the_local_clock_over_clock_changes(String zone, String after, String expected) {
        assertThat(runs(new Rhythm.Cron("0 0 9 * * ?"), zone, after, 2)).containsExactly(expected.split(" "));
    }

    @Test
    void the_31st_passes_over_short_months_and_the_last_day_does_not() {
        assertThat(runs(new Rhythm.Monthly(31, LocalTime.of(9, 0)), "Europe/London", "2026-12-01T00:00:00Z", 4))
                .containsExactly(
                        "2026-12-31T09:00Z", "2027-01-31T09:00Z", "2027-03-31T09:00+01:00", "2027-05-31T09:00+01:00");
        assertThat(runs(new Rhythm.LastOfMonth(LocalTime.of(9, 0)), "Europe/London", "2027-12-31T09:00:00Z", 4))
                .containsExactly(
                        "2028-01-31T09:00Z", "2028-02-29T09:00Z", "2028-03-31T09:00+01:00", "2028-04-30T09:00+01:00");
    }

    @Test
    void the_29th_of_february_comes_in_leap_years_only() {
        assertThat(runs(new Rhythm.Monthly(29, LocalTime.of(9, 0)), "Asia/Kolkata", "2027-01-30T00:00:00Z", 1))
                .containsExactly("2027-03-29T09:00+05:30");
        assertThat(runs(new Rhythm.Cron("0 0 9 29 2 ?"), "Asia/Kolkata", "2026-11-24T00:00:00Z", 2))
                .containsExactly("2028-02-29T09:00+05:30", "2032-02-29T09:00+05:30");
    }

    @Test
    void a_year_ends_without_a_gap_and_by_the_zones_own_date() {
        assertThat(runs(new Rhythm.Daily(LocalTime.MIDNIGHT), "Pacific/Kiritimati", "2026-12-30T12:00:00Z", 2))
                .containsExactly("2027-01-01T00:00+14:00", "2027-01-02T00:00+14:00");
        assertThat(runs(
                        new When.Recurring(
                                new Rhythm.Daily(LocalTime.of(23, 30)),
                                ZoneId.of("America/New_York"),
                                new When.Ending(LocalDate.of(2026, 12, 31), null),
                                When.Rows.ALL),
                        "2026-12-30T12:00:00Z",
                        5))
                .containsExactly("2026-12-30T23:30-05:00", "2026-12-31T23:30-05:00");
    }

    @Test
    void the_last_of_so_many_is_the_last() {
        assertThat(runs(
                        new When.Recurring(
                                new Rhythm.Daily(LocalTime.NOON),
                                ZoneId.of("UTC"),
                                new When.Ending(null, 2),
                                When.Rows.ALL),
                        "2026-11-24T09:00:00Z",
                        5))
                .hasSize(2);
    }
}
