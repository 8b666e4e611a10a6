package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.SheetRows.Reading;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of recurring campaigns, and sheets that are read again at the start; with time to move. */
class SheetStartsTest {
    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final String DAILY_NEW = daily("new", "");

    private final SheetCampaigns shop = new SheetCampaigns();
    private final SheetCampaigns.NoTimer timer = new SheetCampaigns.NoTimer();

    @AfterEach
    void close() {
        shop.close();
    }

    private static String daily(String rows, String more) {
        return "{\"type\": \"recurring\", \"every\": \"day\", \"time\": \"09:00\", \"zone\": \"Europe/London\", \"rows\": \""
                + rows + "\"" + more + "}";
    }

    private Sending recurring(String schedule) {
        return shop.scheduled(schedule, NINE);
    }

    private void ring(Sending campaign) {
        shop.node().start(campaign.workspace(), campaign.campaignId(), timer);
    }

    private void nextDay() {
        shop.campaigns.clock.advance(Duration.ofDays(1));
    }

    @Test
    void each_run_is_a_campaign_of_the_rows_that_are_new_then() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(2);
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2");
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofDays(1)));
        ring(campaign);
        assertThat(shop.runs(campaign)).as("rung twice").hasSize(1);

        nextDay();
        shop.sheet.add(1);
        shop.sheet.add("+447400000002", "again, in another row");
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2", "2 sending 1");

        nextDay();
        ring(campaign);
        assertThat(shop.runs(campaign))
                .as("no campaign of an empty run is left")
                .hasSize(2);
        assertThat(shop.column(campaign, "runs")).isEqualTo("3");
        assertThat(shop.notices(campaign)).containsExactly("run", "run", "run-empty");
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofDays(3)));
    }

    @Test
    void a_run_that_takes_all_rows_takes_them_again() {
        Sending campaign = recurring(daily("all", ""));
        shop.sheet.add(2);
        ring(campaign);
        nextDay();
        shop.sheet.rows.removeFirst();
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2", "2 sending 1");
    }

    @Test
    void rows_with_problems_are_shown_at_the_run_and_taken_once_they_are_corrected() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add("not a phone", "Bob");
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 done 0");
        shop.sheet.rows.set(0, new SheetRow(2, shop.sheet.rows.getFirst().key(), List.of("+447400000001", "Bob")));
        nextDay();
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 done 0", "2 sending 1");
    }

    @Test
    void columns_that_moved_are_found_by_their_headings() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.headings = List.of("Notes", "Name", "Other", "Phone");
        shop.sheet.rows.add(new SheetRow(2, "key0000000000001", List.of("x", "Ann", "y", "+447400000001")));
        ring(campaign);
        assertThat(shop.messages(campaign))
                .singleElement()
                .asString()
                .contains("Ann")
                .contains("447400000001");
        assertThat(shop.campaigns.strings(
                        campaign, "select recipe ->> 'recipientColumn' from campaign where parent_id = :campaign"))
                .containsExactly("D");
    }

    @ParameterizedTest
    @CsvSource({"Phone;Surname, no column “Name”", "Phone;Name;Name, 2 columns “Name”"})
    void a_heading_that_is_gone_or_there_twice_holds_the_run_until_it_is_back(String headings, String words) {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(1);
        shop.sheet.headings = List.of(headings.split(";"));
        ring(campaign);
        assertThat(shop.runs(campaign)).isEmpty();
        assertThat(shop.column(campaign, "pause_code")).isEqualTo("columns-changed");
        assertThat(shop.column(campaign, "pause_message")).contains(words);
        shop.sheet.headings = List.of("Phone", "Name");
        shop.campaigns.clock.advance(Duration.ofHours(5));
        resume(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 1");
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofDays(1)));
    }

    private void resume(Sending campaign) {
        assertThat(shop.pausing().resume(campaign.workspace(), campaign.campaignId()))
                .isInstanceOf(Pausing.Outcome.Done.class);
        ring(campaign);
    }

    @Test
    void a_sheet_that_does_not_answer_is_tried_every_minute_for_an_hour() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(1);
        shop.sheet.trouble = new Reading.Unreadable("Google Sheets does not answer.", true);
        for (int minute = 0; minute < 60; minute++) {
            shop.node().startOverdue(timer);
            shop.campaigns.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(shop.column(campaign, "status")).isEqualTo("scheduled");
        shop.sheet.trouble = null;
        shop.node().startOverdue(timer);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 1");
        assertThat(shop.notices(campaign)).as("it was not late").containsExactly("run");

        shop.sheet.trouble = new Reading.Unreadable("Google Sheets does not answer.", true);
        shop.campaigns.clock.advance(Duration.ofHours(23));
        for (int minute = 0; minute < 62; minute++) {
            shop.node().startOverdue(timer);
            shop.campaigns.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(shop.column(campaign, "pause_code")).isEqualTo("sheet-unreadable");
    }

    @Test
    void a_sheet_that_may_not_be_read_holds_the_run_at_once() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.trouble = new Reading.Unreadable("Share the spreadsheet.", false);
        ring(campaign);
        assertThat(shop.column(campaign, "pause_code")).isEqualTo("sheet-unreadable");
        assertThat(shop.column(campaign, "pause_message"))
                .startsWith("Share the spreadsheet. The run that was due waits");
    }

    @Test
    void a_template_that_cannot_be_sent_holds_the_run() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(1);
        shop.templateStatus = "PAUSED";
        ring(campaign);
        assertThat(shop.column(campaign, "status")).isEqualTo("paused");
        assertThat(shop.column(campaign, "pause_code")).startsWith("template-");
        assertThat(shop.runs(campaign)).isEmpty();
        shop.templateStatus = "APPROVED";
        resume(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 1");
    }

    @Test
    void what_a_node_that_died_began_is_begun_anew_and_sent_once() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(2);
        shop.node(task -> {}, () -> {}).start(campaign.workspace(), campaign.campaignId(), timer);
        shop.node().startOverdue(timer);
        assertThat(shop.runs(campaign)).as("the first may be at work still").isEmpty();
        shop.campaigns.change(campaign, """
                insert into campaign (workspace_id, campaign_id, name, status, sender_id, sheet_link_id, recipe,
                    created_at, parent_id, run)
                select workspace_id, gen_random_uuid(), name, 'draft', sender_id, sheet_link_id, recipe, now(), campaign_id, 1
                from campaign where campaign_id = :campaign
                """);
        shop.campaigns.clock.advance(SheetStarts.IN_HAND);
        shop.node().startOverdue(timer);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2");
    }

    @Test
    void a_start_that_breaks_is_begun_anew_by_the_next_sweep_whatever_was_done_by_then() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(2);
        shop.sheet.whileRead = () -> {
            throw new IllegalStateException("the node breaks");
        };
        ring(campaign);
        assertThat(shop.runs(campaign)).isEmpty();
        shop.node(
                        task -> {
                            throw new RejectedExecutionException("the node stops");
                        },
                        () -> {})
                .start(campaign.workspace(), campaign.campaignId(), timer);
        shop.node().startOverdue(timer);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2");
    }

    @Test
    void of_two_nodes_that_read_at_once_only_the_later_makes_the_run() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(2);
        shop.sheet.whileRead = () -> {
            ring(campaign);
            assertThat(shop.runs(campaign)).as("the first has it in hand").isEmpty();
            shop.campaigns.clock.advance(SheetStarts.IN_HAND);
            ring(campaign);
            assertThat(shop.runs(campaign)).containsExactly("1 sending 2");
        };
        ring(campaign);
        assertThat(shop.runs(campaign)).containsExactly("1 sending 2");
        assertThat(shop.column(campaign, "runs")).isEqualTo("1");
    }

    @Test
    void a_campaign_that_is_cancelled_or_paused_while_its_sheet_is_read_makes_no_run() {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(2);
        shop.sheet.whileRead = () -> shop.pausing().pause(campaign.workspace(), campaign.campaignId());
        ring(campaign);
        assertThat(shop.runs(campaign)).isEmpty();
        shop.sheet.whileRead = () -> shop.launching()
                .cancel(new Caller(campaign.workspace(), new Actor.Service(), Scope.SEND), campaign.campaignId());
        resume(campaign);
        assertThat(shop.runs(campaign)).isEmpty();
        assertThat(shop.column(campaign, "status")).isEqualTo("cancelled");
        assertThat(shop.notices(campaign)).contains("runs-cancelled");
    }

    @Test
    void it_ends_after_its_last_run() {
        Sending campaign = recurring(daily("all", ", \"times\": 2"));
        shop.sheet.add(1);
        ring(campaign);
        nextDay();
        ring(campaign);
        assertThat(shop.column(campaign, "status")).isEqualTo("done");
        assertThat(shop.notices(campaign)).endsWith("run", "runs-ended");
        Sending other = shop.scheduled(daily("all", ", \"until\": \"2026-11-25\""), NINE.plus(Duration.ofDays(1)));
        ring(other);
        assertThat(shop.column(other, "status")).isEqualTo("done");
        assertThat(shop.runs(other)).containsExactly("1 sending 1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, PT30M, scheduled, 1",
                "-, PT2H, paused, 0",
                "run, PT50H, scheduled, 1",
                "skip, PT2M, scheduled, 0",
                "ask, PT2M, paused, 0",
                "skip, PT30S, scheduled, 1"
            })
    void a_run_that_nobody_was_there_for_follows_the_policy(String missed, Duration late, String status, int runs) {
        Sending campaign = recurring(DAILY_NEW);
        shop.sheet.add(1);
        if (missed != null) {
            shop.campaigns.change(
                    campaign, "update campaign set missed = '" + missed + "' where campaign_id = :campaign");
        }
        shop.campaigns.clock.advance(late);
        shop.node().startOverdue(timer);
        assertThat(shop.column(campaign, "status")).isEqualTo(status);
        assertThat(shop.runs(campaign)).hasSize(runs);
        if (status.equals("paused")) {
            assertThat(shop.column(campaign, "pause_code")).isEqualTo("start-missed");
            resume(campaign);
            assertThat(shop.runs(campaign)).hasSize(1);
        }
        assertThat(shop.startsAt(campaign)).isAfter(shop.clock.instant());
    }

    @Test
    void runs_that_came_while_it_was_paused_by_hand_are_passed_over() {
        Sending campaign = shop.scheduled(DAILY_NEW, NINE.plusSeconds(1));
        shop.sheet.add(1);
        shop.pausing().pause(campaign.workspace(), campaign.campaignId());
        shop.campaigns.clock.advance(Duration.ofDays(3));
        resume(campaign);
        assertThat(shop.runs(campaign)).isEmpty();
        assertThat(shop.startsAt(campaign)).isEqualTo(NINE.plus(Duration.ofDays(4)));
    }

    @Test
    void a_start_that_reads_the_sheet_again_sends_what_stands_there_then() {
        Sending campaign = shop.scheduled(
                "{\"type\": \"at\", \"local\": \"2026-11-24T09:00\", \"zone\": \"Europe/London\", \"readAgain\": true}",
                NINE,
                "+447400000077",
                "+447400000078");
        shop.sheet.add(3);
        shop.sheet.add("nonsense", "Bob");
        ring(campaign);
        assertThat(shop.column(campaign, "status")).isEqualTo("sending");
        assertThat(shop.messages(campaign)).hasSize(3).noneMatch(message -> message.contains("00007"));
        assertThat(shop.campaigns.strings(
                        campaign, "select message from campaign_notice where campaign_id = :campaign"))
                .containsExactly(
                        "The sheet was read again at the start: 3 messages go. 1 row was held back; its problem is listed"
                                + " there.");
        ring(campaign);
        assertThat(shop.messages(campaign)).hasSize(3);
    }

    @Test
    void a_start_that_cannot_read_the_sheet_again_keeps_the_rows_and_waits() {
        Sending campaign = shop.scheduled(
                "{\"type\": \"at\", \"local\": \"2026-11-24T09:00\", \"zone\": \"Europe/London\", \"readAgain\": true}",
                NINE,
                "+447400000077");
        shop.sheet.trouble = new Reading.Unreadable("The tab was deleted.", false);
        ring(campaign);
        assertThat(shop.column(campaign, "pause_code")).isEqualTo("sheet-unreadable");
        assertThat(shop.messages(campaign)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, paused, 3", "run, sending, 3", "skip, sending, 1"})
    void rows_whose_own_time_came_while_no_node_ran_follow_the_policy(String missed, String status, int queued) {
        Heartbeats heartbeats = new Heartbeats(shop.campaigns.database, shop.campaigns.sealers, shop.clock);
        heartbeats.beat();
        Sending campaign = shop.scheduled(
                "{\"type\": \"per-row\", \"column\": \"B\", \"zone\": \"Europe/London\"}",
                NINE,
                "+447400000001",
                "+447400000002",
                "+447400000003");
        shop.campaigns.change(
                campaign,
                "update campaign set status = 'sending', missed = %s where campaign_id = :campaign"
                        .formatted(missed == null ? "null" : "'" + missed + "'"));
        shop.campaigns.change(
                campaign,
                "update delivery set due_at = '" + NINE.plusSeconds(60)
                        + "'::timestamptz + (row_number - 2) * interval '50 minutes' where campaign_id = :campaign");
        shop.campaigns.clock.advance(Duration.ofMinutes(59));
        heartbeats.beat();
        assertThat(shop.notices(campaign)).as("a short absence").isEmpty();
        shop.campaigns.change(campaign, "update heartbeat set beat_at = '" + NINE + "'");
        shop.campaigns.clock.advance(Duration.ofMinutes(3));
        heartbeats.beat();
        assertThat(shop.column(campaign, "status")).isEqualTo(status);
        assertThat(shop.campaigns.statuses(campaign).stream().filter("queued"::equals))
                .hasSize(queued);
        assertThat(shop.campaigns.strings(
                        campaign, "select message from campaign_notice where campaign_id = :campaign"))
                .singleElement()
                .asString()
                .contains("2 rows were to go");
    }
}
