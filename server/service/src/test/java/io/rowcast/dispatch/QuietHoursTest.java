package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.RegionZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is disturbed in their quiet hours, whatever becomes due when. */
class QuietHoursTest {
    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Dispatcher dispatcher = new Dispatcher(
            campaigns.clock,
            campaigns.clock::nanoTime,
            DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
            messenger,
            Runnable::run,
            Runnable::run,
            Patience.standard());

    @AfterEach
    void close() {
        dispatcher.close();
        campaigns.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
    void the_database_and_the_service_agree_when_it_is_quiet(String zone) {
        Random random = new Random(zone.hashCode());
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            all.add(new Asked(momentNearChange(ZoneId.of(zone), random), quiet(random)));
        }
        List<Instant> answers = quietUntil(zone, all);
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            assertThat(answers.get(i))
                    .as("%s in %s at %s", asked.quiet(), zone, asked.moment())
                    .isEqualTo(asked.quiet().waitUntil(asked.moment(), ZoneId.of(zone)));
        }
        assertThat(answers.stream().distinct().count())
                .as("not all wait for the same")
                .isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"})
    void the_database_and_the_service_mean_the_same_moment_by_a_local_time(String zone) {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            LocalDateTime local = LocalDateTime.ofInstant(momentNearChange(ZoneId.of(zone), random), ZoneId.of(zone))
                    .plusMinutes(random.nextInt(240) - 120)
                    .withSecond(0);
            Instant moment = campaigns.database.outsideWorkspaces(
                    handle -> handle.createQuery("select local_moment(:local::timestamp, :zone)")
                            .bind("local", local.toString())
                            .bind("zone", zone)
                            .map((row, context) -> row.getTimestamp(1).toInstant())
                            .one());
            assertThat(moment)
                    .as("%s in %s", local, zone)
                    .isEqualTo(LocalMoment.of(local, ZoneId.of(zone)).instant());
        }
    }

    @Test
    void the_database_knows_every_zone_that_a_sheet_or_a_recipient_may_have() {
        Set<String> known =
                campaigns.database.outsideWorkspaces(handle -> handle.createQuery("select name from pg_timezone_names")
                        .mapTo(String.class)
                        .set());
        assertThat(known)
                .containsAll(Stream.of(Locale.getISOCountries())
                        .map(RegionZones::of)
                        .flatMap(Optional::stream)
                        .map(ZoneId::getId)
                        .collect(Collectors.toSet()))
                .containsAll(ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> !zone.startsWith("SystemV/"))
                        .toList());
    }

    @Test
    void rows_wait_until_the_morning_of_their_own_zone() throws InterruptedException {
        at("2026-11-24T22:30:00Z");
        Sending campaign = campaigns.sending(Campaigns.phones(4));
        zone(campaign, 3, "Asia/Kolkata");
        zone(campaign, 4, "America/New_York");
        quiet(campaign, "21:00", "08:00");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued", "queued", "accepted", "queued");
        assertThat(due(campaign))
                .as("04:00 in India until 08:00, London as the sheet")
                .containsExactly("2026-11-25 08:00", "2026-11-25 02:30", "2026-11-25 08:00");
        at("2026-11-25T02:29:50Z");
        work();
        assertThat(messenger.sent).hasSize(1);
        at("2026-11-25T02:30:00Z");
        work();
        assertThat(messenger.sent).hasSize(2);
        at("2026-11-25T08:00:00Z");
        work();
        assertThat(messenger.sent).hasSize(4);
        assertThat(campaigns.strings(campaign, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("done");
    }

    @Test
    void a_retry_never_leaves_in_the_quiet_hours() throws InterruptedException {
        at("2026-11-24T20:59:59Z");
        Sending campaign = campaigns.sending("+447400000001");
        quiet(campaign, "21:00", "08:00");
        messenger.answers(new SendOutcome.Refused(130429, "Rate limit hit"));
        work();
        int tries = messenger.sent.size();
        assertThat(tries).isPositive();
        messenger.answer = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());
        at("2026-11-24T21:30:00Z");
        work();
        assertThat(messenger.sent).hasSize(tries);
        assertThat(due(campaign)).containsExactly("2026-11-25 08:00");
        at("2026-11-25T08:00:00Z");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted");
    }

    @Test
    void thousands_of_rows_fall_asleep_a_share_at_a_time_and_those_who_are_awake_go() throws InterruptedException {
        at("2026-11-24T22:00:00Z");
        Sending campaign = campaigns.sending(Campaigns.phones(4500));
        campaigns.change(campaign, "update delivery set zone = 'America/New_York' where row_number > 4450");
        quiet(campaign, "21:00", "08:00");
        long began = System.nanoTime();
        work();
        assertThat(messenger.sent).hasSize(51);
        assertThat(campaigns.strings(
                        campaign, "select count(*)::text from delivery where due_at is null and status = 'queued'"))
                .containsExactly("0");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void without_quiet_hours_nothing_waits() throws InterruptedException {
        at("2026-11-24T23:30:00Z");
        campaigns.sending(Campaigns.phones(20));
        work();
        assertThat(messenger.sent).hasSize(20);
    }

    /** The night before each change of the clocks: the end is at 08:00 by the new time. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-03-28T23:00:00Z, 2026-03-29T07:00:00Z",
        "Europe/London, 2026-10-24T23:00:00Z, 2026-10-25T08:00:00Z",
        "America/New_York, 2026-03-08T03:00:00Z, 2026-03-08T12:00:00Z",
        "America/New_York, 2026-11-01T03:00:00Z, 2026-11-01T13:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T12:00:00Z, 2026-04-04T21:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T12:00:00Z, 2026-10-03T21:00:00Z",
        "Asia/Kolkata, 2026-12-31T18:00:00Z, 2027-01-01T02:30:00Z",
        "Europe/London, 2028-02-28T23:00:00Z, 2028-02-29T08:00:00Z",
    })
    void over_a_change_of_the_clocks_the_end_is_where_the_clock_shows_it(String zone, Instant night, Instant morning)
            throws InterruptedException {
        at(night.toString());
        Sending campaign = campaigns.sending("+447400000001");
        zone(campaign, 2, zone);
        quiet(campaign, "21:00", "08:00");
        work();
        at(morning.minusSeconds(1).toString());
        work();
        assertThat(messenger.sent).isEmpty();
        at(morning.toString());
        work();
        assertThat(messenger.sent).hasSize(1);
    }

    private record Asked(Instant moment, QuietHours quiet) {}

    private static Instant momentNearChange(ZoneId zone, Random random) {
        Instant year = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(700)));
        var change = zone.getRules().nextTransition(year);
        Instant around = change == null || random.nextInt(5) == 0 ? year : change.getInstant();
        return around.plusSeconds(random.nextInt(3 * 86_400) - 86_400L * 3 / 2);
    }

    private static QuietHours quiet(Random random) {
        LocalTime from = LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(96));
        // Often in the hours at which clocks change.
        LocalTime to = LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(random.nextBoolean() ? 14 : 96));
        return from.equals(to) ? new QuietHours(from, from.plusMinutes(30)) : new QuietHours(from, to);
    }

    private List<Instant> quietUntil(String zone, List<Asked> all) {
        return campaigns.database.outsideWorkspaces(handle -> handle.createQuery("""
                        select quiet_until(moment::timestamptz, :zone, quiet_from::time, quiet_to::time)
                        from unnest(:moments, :from, :to) with ordinality as t (moment, quiet_from, quiet_to, n)
                        order by n
                        """)
                .bind("zone", zone)
                .bindArray(
                        "moments",
                        String.class,
                        all.stream().map(asked -> asked.moment().toString()).toList())
                .bindArray(
                        "from",
                        String.class,
                        all.stream()
                                .map(asked -> asked.quiet().from().toString())
                                .toList())
                .bindArray(
                        "to",
                        String.class,
                        all.stream().map(asked -> asked.quiet().to().toString()).toList())
                .map((row, context) -> row.getTimestamp(1).toInstant())
                .list());
    }

    private void at(String instant) {
        Duration until = Duration.between(campaigns.clock.instant(), Instant.parse(instant));
        if (until.isNegative()) {
            campaigns.clock.jump(until);
        } else {
            campaigns.clock.advance(until);
        }
    }

    private void zone(Sending campaign, int row, String zone) {
        campaigns.change(campaign, "update delivery set zone = '" + zone + "' where row_number = " + row);
    }

    private void quiet(Sending campaign, String from, String to) {
        campaigns.change(
                campaign,
                "update campaign set quiet_from = '" + from + "', quiet_to = '" + to
                        + "' where campaign_id = :campaign");
    }

    private List<String> due(Sending campaign) {
        return campaigns.strings(campaign, """
                select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from delivery
                where campaign_id = :campaign and status = 'queued' order by row_number
                """);
    }

    private void work() throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(1));
        }
    }
}
