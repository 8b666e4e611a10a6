package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.schedule.QuartzCrons;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.timing.DailyWindow;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.Rhythm;
import io.rowcast.timing.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes of mind, and the calendar that shows them; with time to move. */
class ReschedulingTest {
    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String AT_TEN =
            "{\"type\": \"at\", \"local\": \"2026-11-24T10:00\", \"zone\": \"Europe/London\"}";
    private static final String DAILY =
            "{\"type\": \"recurring\", \"every\": \"day\", \"time\": \"09:00\", \"zone\": \"Europe/London\", \"rows\": \"new\"}";

    private final SheetCampaigns shop = new SheetCampaigns();
    private final SheetCampaigns.NoTimer timer = new SheetCampaigns.NoTimer();
    private final Rescheduling rescheduling =
            new Rescheduling(shop.campaigns.database, shop.source(), timer, new QuartzCrons(), () -> {}, shop.clock);
    private final Upcoming upcoming = new Upcoming(shop.campaigns.database, new QuartzCrons(), shop.clock);

    @AfterEach
    void close() {
        shop.close();
    }

    private Rescheduling.Outcome move(Sending campaign, When when) {
        return rescheduling.move(
                campaign.workspace(), campaign.campaignId(), new Rescheduling.Wish(when, false, null, null));
    }

    private static When.At at(String local) {
        return new When.At(LocalDateTime.parse(local), LONDON, false);
    }

    private static When.Recurring daily(String time) {
        return new When.Recurring(new Rhythm.Daily(LocalTime.parse(time)), LONDON, When.Ending.NEVER, When.Rows.NEW);
    }

    private void ring(Sending campaign) {
        shop.node().start(campaign.workspace(), campaign.campaignId(), timer);
    }

    private List<String> coming(Sending campaign, int days) {
        return upcoming.items(campaign.workspace(), null, days).stream()
                .map(item -> item.kind() + " " + item.local() + item.offset() + " " + item.rows() + " " + item.status())
                .toList();
    }

    @Test
    void a_start_moved_twice_comes_once_at_the_last_time() {
        Sending campaign = shop.scheduled(AT_TEN, NINE.plus(Duration.ofHours(1)), "+447400000001");
        assertThat(move(campaign, at("2026-11-24T12:00"))).isInstanceOf(Rescheduling.Outcome.Moved.class);
        assertThat(move(campaign, at("2026-11-24T11:00"))).isInstanceOf(Rescheduling.Outcome.Moved.class);
        assertThat(coming(campaign, 1)).containsExactly("at 2026-11-24T11:00+00:00 1 scheduled");
        shop.campaigns.clock.advance(Duration.ofHours(1));
        ring(campaign);
        assertThat(shop.column(campaign, "status")).as("the old alarm").isEqualTo("scheduled");
        shop.campaigns.clock.advance(Duration.ofHours(1));
        ring(campaign);
        assertThat(shop.column(campaign, "status")).isEqualTo("sending");
        assertThat(move(campaign, at("2026-11-24T12:00")))
                .isEqualTo(new Rescheduling.Outcome.NotMovable("It has started."));
    }

    @Test
    void the_past_a_time_that_does_not_exist_and_another_kind_are_refused() {
        Sending campaign = shop.scheduled(AT_TEN, NINE.plus(Duration.ofHours(1)), "+447400000001");
        assertThat(move(campaign, at("2026-11-24T08:59")))
                .isEqualTo(new Rescheduling.Outcome.NotThen(
                        new FirstStart.InThePast(LocalDateTime.parse("2026-11-24T09:00"))));
        assertThat(move(campaign, at("2027-03-28T01:30")))
                .isInstanceOfSatisfying(
                        Rescheduling.Outcome.NotThen.class,
                        it -> assertThat(it.why()).isInstanceOf(FirstStart.DoesNotExist.class));
        assertThat(move(campaign, daily("10:00"))).isInstanceOf(Rescheduling.Outcome.NotMovable.class);
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void a_new_time_answers_a_missed_start() {
        Sending campaign = shop.scheduled(AT_TEN, NINE.plus(Duration.ofHours(1)), "+447400000001");
        shop.campaigns.clock.advance(Duration.ofHours(5));
        ring(campaign);
        assertThat(shop.column(campaign, "pause_code")).isEqualTo("start-missed");
        Sending sooner = shop.scheduled(DAILY, NINE.plus(Duration.ofHours(6)));
        assertThat(upcoming.items(campaign.workspace(), null, 2))
                .as("an answer is waited for")
                .singleElement()
                .matches(item -> item.words().contains("Resume the campaign to start now"));
        move(campaign, at("2026-11-24T15:00"));
        assertThat(shop.column(campaign, "status")).isEqualTo("scheduled");
        shop.campaigns.clock.advance(Duration.ofHours(1));
        ring(campaign);
        ring(sooner);
        assertThat(shop.column(campaign, "status")).isEqualTo("sending");
    }

    @Test
    void a_missed_start_stays_where_it_is_paused_by_hand_until_somebody_resumes_it() {
        Sending campaign = shop.scheduled(AT_TEN, NINE.plus(Duration.ofHours(1)), "+447400000001");
        shop.pausing().pause(campaign.workspace(), campaign.campaignId());
        move(campaign, at("2026-11-24T12:00"));
        assertThat(shop.column(campaign, "status")).isEqualTo("paused");
        shop.campaigns.clock.advance(Duration.ofHours(9));
        shop.pausing().resume(campaign.workspace(), campaign.campaignId());
        ring(campaign);
        assertThat(shop.column(campaign, "status")).isEqualTo("sending");
        assertThat(shop.notices(campaign)).doesNotContain("start-missed", "started-late");
    }

    @Test
    void a_rhythm_that_is_edited_while_its_run_is_read_goes_by_the_new_one() {
        Sending campaign = shop.scheduled(DAILY, NINE);
        shop.sheet.add(1);
        shop.sheet.whileRead = () -> move(campaign, daily("10:00"));
        ring(campaign);
        assertThat(shop.runs(campaign)).doesNotContain("1 sending 1");
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofHours(1)));
        shop.campaigns.clock.advance(Duration.ofHours(1));
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 1");
    }

    @Test
    void quiet_hours_and_the_policy_change_with_the_schedule_and_only_then() {
        Sending campaign = shop.scheduled(DAILY, NINE.plus(Duration.ofHours(1)));
        QuietHours quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
        rescheduling.move(
                campaign.workspace(),
                campaign.campaignId(),
                new Rescheduling.Wish(daily("09:00"), true, quiet, Missed.SKIP));
        assertThat(shop.column(campaign, "quiet_from")).isEqualTo("21:00:00");
        move(campaign, daily("10:00"));
        assertThat(shop.column(campaign, "quiet_to")).isEqualTo("08:00:00");
        assertThat(shop.column(campaign, "missed")).isEqualTo("skip");
    }

    @Test
    void the_calendar_tells_runs_one_by_one_and_rows_and_drips_by_day() {
        Sending campaign = shop.scheduled(DAILY, NINE);
        assertThat(coming(campaign, 3))
                .containsExactly(
                        "recurring 2026-11-24T09:00+00:00 null scheduled",
                        "recurring 2026-11-25T09:00+00:00 null scheduled",
                        "recurring 2026-11-26T09:00+00:00 null scheduled");

        Sending rows = shop.scheduled(
                "{\"type\": \"per-row\", \"column\": \"B\", \"zone\": \"Asia/Kolkata\"}",
                NINE,
                "+447400000001",
                "+447400000002",
                "+447400000003");
        shop.campaigns.change(rows, "update campaign set status = 'sending' where campaign_id = :campaign");
        shop.campaigns.change(rows, """
                update delivery set due_at = '2026-11-24T18:00:00Z'::timestamptz + row_number * interval '15 minutes'
                where campaign_id = :campaign
                """);
        assertThat(coming(rows, 3)).containsExactly("per-row 2026-11-25T00:00+05:30 3 sending");
        shop.campaigns.change(rows, """
                update delivery set due_at = due_at - interval '20 minutes' where campaign_id = :campaign
                """);
        assertThat(coming(rows, 3))
                .containsExactly(
                        "per-row 2026-11-24T23:40+05:30 2 sending", "per-row 2026-11-25T00:10+05:30 1 sending");

        String[] phones = io.rowcast.testing.Campaigns.phones(7);
        Sending drip = shop.scheduled(
                WhenWire.write(new When.Drip(
                        3,
                        new DailyWindow(
                                LocalTime.of(8, 0),
                                LocalTime.of(10, 0),
                                Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                                LONDON))),
                NINE,
                phones);
        shop.campaigns.change(drip, "update campaign set status = 'sending' where campaign_id = :campaign");
        assertThat(coming(drip, 10))
                .containsExactly("drip 2026-11-24T09:00+00:00 3 sending", "drip 2026-11-26T08:00+00:00 4 sending");
    }
}
