package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.campaign.Plan.Wave;
import io.rowcast.contact.RecipientId;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Patience;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.timing.DailyWindow;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import io.rowcast.workspace.SenderHealth;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 5 for time: the plan that is shown is what then happens. It is 09:00 UTC, 10:00 in Madrid. */
class PlanningTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Campaigns campaigns = new Campaigns();
    private final Planning planning =
            new Planning(new SenderHealth(campaigns.database, campaigns.clock), campaigns.clock);
    private final Instant now = campaigns.clock.instant();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void without_a_limit_all_rows_go_at_once() {
        Sending draft = draft(5);
        Plan plan = plan(draft, null);
        assertThat(plan.waves()).containsExactly(new Wave(5, null, "now"));
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.startsAt()).isNull();
        assertThat(plan.messagesPerSecond()).isEqualTo(1000);
    }

    @Test
    void rows_beyond_the_limit_go_when_today_openings_are_a_day_old() {
        Sending draft = draft(1500);
        limit(draft, 2000);
        opened(draft, 800, now.minus(DAY).plus(Duration.ofMinutes(10)), "A");
        Plan plan = plan(draft, null);
        assertThat(plan.waves())
                .containsExactly(
                        new Wave(1200, null, "now"),
                        new Wave(300, now.plus(Duration.ofMinutes(10)), "messaging-limit"));
        assertThat(words(plan))
                .containsExactly(
                        "1,200 of your 2,000 are left today; 300 rows will go today at 10:10 (Europe/Madrid).");
    }

    @Test
    void the_example_of_the_issue_reads_as_it_was_wished() {
        Sending draft = draft(1500);
        limit(draft, 2000);
        opened(draft, 800, now.minus(Duration.ofMinutes(50)), "A");
        assertThat(words(plan(draft, null)))
                .containsExactly(
                        "1,200 of your 2,000 are left today; 300 rows will go tomorrow at 09:10 (Europe/Madrid).");
    }

    @Test
    void more_rows_than_the_limit_go_day_by_day() {
        Sending draft = draft(700);
        limit(draft, 250);
        Plan plan = plan(draft, null);
        assertThat(plan.waves())
                .containsExactly(
                        new Wave(250, null, "now"),
                        new Wave(250, now.plus(DAY), "messaging-limit"),
                        new Wave(200, now.plus(DAY).plus(DAY), "messaging-limit"));
        assertThat(words(plan))
                .containsExactly("250 of your 250 are left today; 250 rows will go tomorrow at 10:00, 200 rows will go"
                        + " on 26 November at 10:00 (Europe/Madrid).");
    }

    @Test
    void a_later_start_finds_the_places_that_are_free_by_then() {
        Sending draft = draft(100);
        limit(draft, 100);
        opened(draft, 100, now.minus(Duration.ofHours(20)), "A");
        assertThat(plan(draft, null).waves().getFirst().reason()).isEqualTo("messaging-limit");
        Plan plan = plan(draft, now.plus(Duration.ofHours(5)));
        assertThat(plan.waves()).containsExactly(new Wave(100, null, "now"));
        assertThat(plan.startsAt()).isEqualTo(now.plus(Duration.ofHours(5)));
        assertThat(words(plan)).containsExactly("100 of your 100 are left at the start, which is enough.");
    }

    @Test
    void who_had_marketing_held_back_waits_and_the_plan_says_until_when() {
        Sending draft = draft(3);
        campaigns.change(draft, """
                update campaign set recipe = '{"template":{"category":"MARKETING"}}' where campaign_id = :campaign
                """);
        campaigns.change(draft, """
                insert into recipient_rest (workspace_id, recipient_id, rests_until)
                select workspace_id, recipient_id, '2026-11-24T19:30:00Z' from delivery where row_number = 3
                """);
        Plan plan = plan(draft, null);
        assertThat(plan.waves())
                .containsExactly(
                        new Wave(2, null, "now"), new Wave(1, Instant.parse("2026-11-24T19:30:00Z"), "recipient-rest"));
        assertThat(words(plan))
                .containsExactly(
                        "1 row goes to a person from whom WhatsApp held marketing back within the last 24 hours;"
                                + " they wait until today at 20:30 (Europe/Madrid).");
    }

    @Test
    void rows_held_back_for_the_united_states_are_counted() {
        Sending draft = draft(1);
        for (int row = 10; row < 48; row++) {
            campaigns.change(draft, """
                    insert into campaign_row_problem (workspace_id, campaign_id, row_number, row_key, blocks, codes, problems)
                    values (current_workspace(), :campaign, %d, 'k%d', true, '{us-marketing}', '')
                    """.formatted(row, row));
        }
        assertThat(words(plan(draft, null)))
                .containsExactly(
                        "38 rows go to the United States, where WhatsApp delivers no marketing templates since April"
                                + " 2025; they are held back.");
    }

    @Test
    void what_is_wrong_with_the_sender_is_among_the_notes() {
        Sending draft = draft(1);
        campaigns.change(draft, """
                insert into sender_note (workspace_id, sender_id, code, severity, message, at)
                select workspace_id, sender_id, 'quality-low', 'warning', 'This number''s quality is low.', now() from sender
                """);
        assertThat(words(plan(draft, null))).containsExactly("This number's quality is low.");
    }

    @Test
    void what_was_planned_is_what_happens() throws InterruptedException {
        Sending draft = draft(70);
        limit(draft, 30);
        opened(draft, 10, now.minus(Duration.ofHours(12)), "A");
        List<Wave> waves = plan(draft, null).waves();
        assertThat(waves.stream().map(Wave::rows)).containsExactly(20, 10, 20, 10, 10);
        campaigns.change(
                draft, "update campaign set status = 'sending', started_at = now() where campaign_id = :campaign");
        List<Integer> sent = new ArrayList<>();
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                message -> new SendOutcome.Accepted("wamid." + message.deliveryId()),
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            for (Wave wave : waves) {
                Instant at = wave.at() == null ? now : wave.at();
                Duration until = Duration.between(campaigns.clock.instant(), at.minusSeconds(2));
                campaigns.clock.advance(until.isNegative() ? Duration.ZERO : until);
                work(dispatcher);
                int before = accepted(draft);
                campaigns.clock.advance(Duration.ofSeconds(3));
                work(dispatcher);
                sent.add(wave.at() == null ? accepted(draft) : accepted(draft) - before);
            }
        }
        assertThat(sent).containsExactly(20, 10, 20, 10, 10);
    }

    @Test
    void quiet_hours_are_planned_as_they_are_kept() throws InterruptedException {
        Sending draft = draft(30);
        campaigns.change(draft, "update delivery set zone = 'America/New_York' where row_number % 3 = 0");
        campaigns.change(draft, "update delivery set zone = 'America/Los_Angeles' where row_number % 3 = 1");
        campaigns.change(draft, "update workspace set quiet_from = '21:00', quiet_to = '08:00'");
        Plan plan = plan(draft, null);
        assertThat(plan.waves())
                .containsExactly(
                        new Wave(10, null, "now"),
                        new Wave(10, Instant.parse("2026-11-24T13:00:00Z"), "quiet-hours"),
                        new Wave(10, Instant.parse("2026-11-24T16:00:00Z"), "quiet-hours"));
        assertThat(words(plan)).containsExactly("20 rows wait until 08:00 in their zone.");
        assertThat(sentBy(
                        draft, "quiet_from = '21:00', quiet_to = '08:00'", Duration.ofHours(8), Duration.ofMinutes(10)))
                .containsExactly(
                        Map.entry("2026-11-24T09:00", 10),
                        Map.entry("2026-11-24T13:00", 10),
                        Map.entry("2026-11-24T16:00", 10));
    }

    @Test
    void a_limit_of_people_and_quiet_hours_are_kept_together() {
        Sending draft = draft(30);
        limit(draft, 10);
        campaigns.change(draft, "update workspace set quiet_from = '09:30', quiet_to = '11:00'");
        assertThat(plan(draft, null).waves())
                .containsExactly(
                        new Wave(10, Instant.parse("2026-11-24T10:00:00Z"), "quiet-hours"),
                        new Wave(10, Instant.parse("2026-11-25T10:00:00Z"), "messaging-limit"),
                        new Wave(10, Instant.parse("2026-11-26T10:00:00Z"), "messaging-limit"));
    }

    @Test
    void rows_with_a_time_of_their_own_are_counted_by_day() throws InterruptedException {
        Sending draft = draft(40);
        campaigns.change(
                draft,
                "update delivery set due_at = '2026-11-24T09:00:00Z'::timestamptz + (row_number - 2) * interval '1 hour'");
        When.PerRow schedule = new When.PerRow("D", ZoneId.of("Europe/Madrid"), false, null, null);
        Outlook outlook = outlook(draft, schedule, null);
        assertThat(outlook.plan().waves())
                .containsExactly(
                        new Wave(1, null, "now"),
                        new Wave(13, Instant.parse("2026-11-24T10:00:00Z"), "per-row"),
                        new Wave(24, Instant.parse("2026-11-24T23:00:00Z"), "per-row"),
                        new Wave(2, Instant.parse("2026-11-25T23:00:00Z"), "per-row"));
        assertThat(outlook.first()).isEqualTo(now);
        assertThat(outlook.last()).isEqualTo(now.plus(Duration.ofHours(39)));
        assertThat(sentBy(draft, "quiet_from = null", Duration.ofHours(40), Duration.ofMinutes(20)))
                .hasSize(40)
                .containsEntry("2026-11-25T23:00", 1);
    }

    @Test
    void rows_with_times_wait_for_places_only_while_there_are_none() {
        Sending draft = draft(4);
        limit(draft, 1);
        campaigns.change(
                draft,
                "update delivery set due_at = '2026-11-25T09:00:00Z'::timestamptz"
                        + " + (array[0, 30, 40, 60])[row_number - 1] * interval '1 hour'");
        assertThat(outlook(draft, new When.PerRow("D", ZoneId.of("Europe/Madrid"), false, null, null), null)
                        .plan()
                        .waves())
                .containsExactly(
                        new Wave(1, Instant.parse("2026-11-25T09:00:00Z"), "per-row"),
                        new Wave(1, Instant.parse("2026-11-26T15:00:00Z"), "per-row"),
                        new Wave(1, Instant.parse("2026-11-27T15:00:00Z"), "messaging-limit"),
                        new Wave(1, Instant.parse("2026-11-28T15:00:00Z"), "messaging-limit"));
    }

    @Test
    void a_drip_is_planned_as_it_drips() throws InterruptedException {
        Sending draft = draft(100);
        campaigns.change(draft, "update delivery set zone = 'America/New_York' where row_number > 60");
        When.Drip drip = new When.Drip(
                12,
                new DailyWindow(
                        LocalTime.of(9, 0),
                        LocalTime.of(14, 0),
                        Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                        ZoneId.of("Europe/Madrid")));
        Outlook outlook = outlook(draft, drip, new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0)));
        assertThat(outlook.plan().waves()).extracting(Wave::reason).containsOnly("drip");
        Map<String, Integer> planned = new TreeMap<>();
        outlook.plan()
                .waves()
                .forEach(wave -> planned.merge(day(String.valueOf(wave.at())), wave.rows(), Integer::sum));
        assertThat(words(outlook.plan())).containsExactly("41 rows wait until 07:00 in their zone.");
        Map<String, Integer> sent = new TreeMap<>();
        String schedule = "{'type': 'drip', 'rowsPerHour': 12, 'from': '09:00', 'to': '14:00',"
                + " 'days': ['tue', 'thu', 'fri'], 'zone': 'Europe/Madrid'}";
        sentBy(
                        draft,
                        "quiet_from = '21:00', quiet_to = '07:00', schedule = '"
                                + schedule.replace("'", String.valueOf((char) 34)) + "'",
                        Duration.ofDays(11),
                        Duration.ofMinutes(30))
                .forEach((minute, rows) -> sent.merge(day(minute), rows, Integer::sum));
        assertThat(sent).isEqualTo(planned);
        assertThat(sent.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
    }

    private static String day(String moment) {
        return moment.substring(0, 10);
    }

    /** How many rows left in which minute, by the dispatcher, which looks every {@code step}. */
    private SortedMap<String, Integer> sentBy(Sending draft, String settings, Duration time, Duration step)
            throws InterruptedException {
        campaigns.change(
                draft,
                "update campaign set status = 'sending', started_at = now(), " + settings
                        + " where campaign_id = :campaign");
        SortedMap<String, Integer> sent = new TreeMap<>();
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                message -> {
                    sent.merge(campaigns.clock.instant().toString().substring(0, 16), 1, Integer::sum);
                    return new SendOutcome.Accepted("wamid." + message.deliveryId());
                },
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            Instant end = campaigns.clock.instant().plus(time);
            while (campaigns.clock.instant().isBefore(end)) {
                while (dispatcher.runOnce()) {
                    campaigns.clock.advance(Duration.ofMillis(1));
                }
                campaigns.clock.advance(Duration.between(campaigns.clock.instant(), next(draft, step)));
            }
        }
        return sent;
    }

    /** A round time, or that at which a drip goes on. */
    private Instant next(Sending draft, Duration step) {
        Instant now = campaigns.clock.instant();
        long seconds = step.toSeconds();
        Instant round = Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
        return campaigns
                .strings(draft, "select to_char(next_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') from drip_pace")
                .stream()
                .map(text -> Instant.parse(text.replace(' ', 'T') + "Z"))
                .filter(place -> place.isAfter(now) && place.isBefore(round))
                .findFirst()
                .orElse(round);
    }

    private Outlook outlook(Sending draft, When when, @Nullable QuietHours quiet) {
        return campaigns.database.inWorkspace(
                draft.workspace(),
                handle -> planning.plan(
                        handle,
                        new CampaignStore().find(handle, draft.campaignId()).orElseThrow(),
                        when,
                        null,
                        quiet));
    }

    private void work(Dispatcher dispatcher) throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(10));
        }
    }

    private int accepted(Sending campaign) {
        return (int)
                campaigns.statuses(campaign).stream().filter("accepted"::equals).count();
    }

    private Sending draft(int rows) {
        Sending draft = campaigns.sending(Campaigns.phones(rows));
        campaigns.change(
                draft, "update campaign set status = 'draft', started_at = null where campaign_id = :campaign");
        campaigns.change(draft, "update sheet_link set time_zone = 'Europe/Madrid'");
        return draft;
    }

    private void limit(Sending draft, int most) {
        campaigns.change(draft, "update portfolio set messaging_limit = " + most);
    }

    private void opened(Sending draft, int people, Instant at, String series) {
        campaigns.database.<Void, RuntimeException>inWorkspace(draft.workspace(), handle -> {
            var batch = handle.prepareBatch("""
                    insert into recipient_opening (workspace_id, portfolio_id, recipient_id, opened_at)
                    select workspace_id, portfolio_id, :recipient, :at from portfolio
                    """);
            for (int i = 0; i < people; i++) {
                batch.bind(
                                "recipient",
                                RecipientId.of(campaigns.sealers.of(draft.workspace()), series + i)
                                        .bytes())
                        .bind("at", at)
                        .add();
            }
            batch.execute();
            return null;
        });
        campaigns.change(draft, "update portfolio set used = (select count(*) from recipient_opening)");
    }

    private Plan plan(Sending draft, @Nullable Instant startsAt) {
        return campaigns.database.inWorkspace(
                draft.workspace(),
                handle -> planning.plan(
                        handle,
                        new CampaignStore().find(handle, draft.campaignId()).orElseThrow(),
                        startsAt));
    }

    private static List<String> words(Plan plan) {
        return plan.notes().stream().map(Plan.Note::message).toList();
    }
}
