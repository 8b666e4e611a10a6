package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So many rows an hour and no more, inside the window. It is a Tuesday, 09:00 in London. */
class DripTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final List<Dispatcher> nodes = new ArrayList<>();
    private final List<Instant> left = new ArrayList<>();

    {
        messenger.answer = message -> {
            left.add(campaigns.clock.instant());
            return new SendOutcome.Accepted("wamid." + message.deliveryId());
        };
    }

    @AfterEach
    void close() {
        nodes.forEach(Dispatcher::close);
        campaigns.close();
    }

    @Test
    void rows_leave_evenly() throws InterruptedException {
        Sending campaign = drip(50, 12, "Europe/London");
        run(Duration.ofMinutes(30).minusSeconds(5), Duration.ofMillis(1900));
        assertThat(left).hasSize(6);
        for (int i = 1; i < 6; i++) {
            assertThat(Duration.between(left.get(i - 1), left.get(i)))
                    .isBetween(Duration.ofSeconds(298), Duration.ofSeconds(302));
        }
        assertThat(campaigns.statuses(campaign).subList(0, 6)).containsOnly("accepted");
    }

    @Test
    void in_no_hour_more_leave_than_wished() throws InterruptedException {
        drip(800, 300, "Europe/London");
        run(Duration.ofMinutes(75), Duration.ofMillis(1900));
        assertThat(left).hasSizeGreaterThan(370);
        noHourHasMoreThan(300);
    }

    @Test
    void what_a_pause_or_a_standstill_missed_is_not_made_up_for() throws InterruptedException {
        Sending campaign = drip(100, 60, "Europe/London");
        run(Duration.ofMinutes(10), Duration.ofMillis(1900));
        int before = left.size();
        campaigns.change(campaign, """
                update campaign set status = 'paused', pause_code = 'by-hand', pause_message = 'm', paused_at = now()
                where campaign_id = :campaign
                """);
        run(Duration.ofMinutes(30), Duration.ofSeconds(20));
        assertThat(left).hasSize(before);
        campaigns.change(campaign, """
                update campaign set status = 'sending', pause_code = null, pause_message = null, paused_at = null
                where campaign_id = :campaign
                """);
        run(Duration.ofMinutes(5), Duration.ofMillis(1900));
        assertThat(left).hasSizeBetween(before + 5, before + 6);
        // No node runs for a while.
        campaigns.clock.advance(Duration.ofMinutes(20));
        int then = left.size();
        run(Duration.ofMinutes(5), Duration.ofMillis(1900));
        assertThat(left).hasSizeBetween(then + 5, then + 6);
        noHourHasMoreThan(60);
    }

    @Test
    void outside_the_window_nothing_leaves_and_a_retry_does_not_either() throws InterruptedException {
        Sending campaign = drip(600, 60, "Europe/London");
        campaigns.clock.advance(Duration.ofHours(8).minusSeconds(30));
        messenger.answers(new SendOutcome.Refused(130429, "Rate limit hit"));
        run(Duration.ofSeconds(20), Duration.ofSeconds(1));
        int tries = messenger.sent.size();
        assertThat(tries).isPositive();
        run(Duration.ofHours(15), Duration.ofMinutes(7));
        assertThat(messenger.sent).hasSize(tries);
        messenger.answer = message -> {
            left.add(campaigns.clock.instant());
            return new SendOutcome.Accepted("wamid." + message.deliveryId());
        };
        run(Duration.ofHours(1), Duration.ofSeconds(10));
        assertThat(left.getFirst()).isAfterOrEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(campaigns.statuses(campaign).getFirst()).isEqualTo("accepted");
    }

    @Test
    void a_row_that_is_tried_again_is_counted_once() throws InterruptedException {
        Sending campaign = drip(100, 60, "Europe/London");
        messenger.answers(new SendOutcome.Refused(130429, "Rate limit hit"));
        run(Duration.ofSeconds(2), Duration.ofMillis(250));
        assertThat(campaigns.statuses(campaign)).containsOnly("queued");
        messenger.answer = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());
        run(Duration.ofMinutes(10), Duration.ofMillis(1900));
        assertThat(campaigns.statuses(campaign).stream()
                        .filter("accepted"::equals)
                        .count())
                .as("one at the beginning of each minute, the first of them tried twice")
                .isBetween(10L, 11L);
        assertThat(campaigns.statuses(campaign).getFirst()).isEqualTo("accepted");
    }

    @Test
    void two_nodes_keep_one_pace() throws InterruptedException {
        drip(100, 360, "Europe/London");
        nodes.add(node());
        Instant end = campaigns.clock.instant().plus(Duration.ofMinutes(10));
        while (campaigns.clock.instant().isBefore(end)) {
            for (Dispatcher node : nodes) {
                node.runOnce();
            }
            campaigns.pass(Duration.ofMillis(1900));
        }
        assertThat(left).hasSizeBetween(58, 60);
    }

    @Test
    void the_campaign_is_done_when_its_last_row_has_left_however_slow_it_is() throws InterruptedException {
        Sending campaign = drip(1, 1, "Europe/London");
        run(Duration.ofSeconds(5), Duration.ofMillis(500));
        assertThat(campaigns.strings(campaign, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("done");
    }

    @Test
    void quiet_hours_hold_inside_the_window() throws InterruptedException {
        Sending campaign = drip(30, 60, "Europe/London");
        campaigns.change(campaign, "update campaign set quiet_from = '21:00', quiet_to = '08:00'");
        campaigns.change(campaign, "update delivery set zone = 'America/New_York' where row_number % 2 = 0");
        run(Duration.ofMinutes(30), Duration.ofSeconds(15));
        assertThat(left).hasSize(15);
        campaigns.clock.advance(Duration.ofHours(3).plusMinutes(30).plusSeconds(5));
        run(Duration.ofMinutes(30), Duration.ofSeconds(15));
        assertThat(left).as("08:00 in New York is 13:00 in London").hasSize(30);
        assertThat(left.get(15)).isAfterOrEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
    }

    /** The window of the day at which the clocks change opens and closes by the new time. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London, 2026-03-29T08:00:00Z",
        "Europe/London, 2026-10-25T09:00:00Z",
        "America/New_York, 2026-03-08T13:00:00Z",
        "America/New_York, 2026-11-01T14:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T22:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T22:00:00Z",
        "Asia/Kolkata, 2026-12-31T03:30:00Z",
        "Europe/London, 2028-02-29T09:00:00Z",
    })
    void the_window_opens_where_the_clock_shows_it(String zone, Instant opens) throws InterruptedException {
        Sending campaign = drip(600, 2, zone);
        campaigns.change(campaign, """
                update campaign set schedule = jsonb_set(schedule, '{days}',
                  '["mon", "tue", "wed", "thu", "fri", "sat", "sun"]') where campaign_id = :campaign
                """);
        campaigns.clock.jump(Duration.between(campaigns.clock.instant(), opens.minusSeconds(3)));
        run(Duration.ofSeconds(2), Duration.ofMillis(500));
        assertThat(left).isEmpty();
        run(Duration.ofSeconds(2), Duration.ofMillis(250));
        assertThat(left).hasSize(1);
        campaigns.clock.advance(Duration.ofHours(8));
        run(HOUR, Duration.ofMinutes(5));
        assertThat(left).as("17:00 is over").hasSize(1);
    }

    private Sending drip(int rows, int perHour, String zone) {
        nodes.add(node());
        Sending campaign = campaigns.sending(Campaigns.phones(rows));
        campaigns.change(campaign, """
                update campaign set schedule = '{"type": "drip", "rowsPerHour": %d, "from": "09:00", "to": "17:00",
                  "days": ["mon", "tue", "wed", "thu", "fri"], "zone": "%s"}' where campaign_id = :campaign
                """.formatted(perHour, zone));
        return campaign;
    }

    private void noHourHasMoreThan(int rows) {
        for (int i = rows; i < left.size(); i++) {
            assertThat(Duration.between(left.get(i - rows), left.get(i))).isGreaterThanOrEqualTo(HOUR);
        }
    }

    private Dispatcher node() {
        return new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                messenger,
                Runnable::run,
                Runnable::run,
                Patience.standard());
    }

    /** Has the first node look every now and then, for a while. */
    private void run(Duration time, Duration step) throws InterruptedException {
        Instant end = campaigns.clock.instant().plus(time);
        while (campaigns.clock.instant().isBefore(end)) {
            while (nodes.getFirst().runOnce()) {
                campaigns.clock.advance(Duration.ofMillis(1));
            }
            campaigns.clock.advance(step);
        }
    }
}
