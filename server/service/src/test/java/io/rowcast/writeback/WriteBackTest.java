package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 3: never the wrong row, whatever a person does to the sheet meanwhile. */
class WriteBackTest {
    private static final String STATUS = "WhatsApp status";

    private final CampaignSheet campaign = new CampaignSheet(3);
    private final SheetInMemory sheet = new SheetInMemory(new Tab("spreadsheet", 7), campaign.rows());
    private final WriteBack writeBack = campaign.writeBack(sheet);

    @BeforeEach
    void linked() {
        campaign.link(sheet.tab());
        CampaignSheet.mark(sheet);
    }

    @AfterEach
    void close() {
        campaign.close();
    }

    private void settle() {
        campaign.settle(writeBack, 8);
    }

    private String shown(int row, String heading) {
        return sheet.shown(CampaignSheet.key(row), heading);
    }

    @Test
    void a_launched_campaign_shows_as_queued_in_columns_that_are_made_for_it() {
        settle();
        assertThat(sheet.rows().getFirst()).endsWith(STATUS, "Status time", "Reply", "Reply time", "WhatsApp error");
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        // 09:00 UTC in a spreadsheet of London in winter.
        assertThat(shown(2, "Status time")).isEqualTo("2026-11-24 09:00:00");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void each_status_shows_in_its_words() {
        campaign.status(0, "accepted");
        campaign.status(1, "failed");
        campaign.error(1, 131026);
        campaign.status(2, "unconfirmed");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Sending");
        assertThat(shown(0, "WhatsApp error")).isEmpty();
        assertThat(shown(1, STATUS)).isEqualTo("Failed");
        assertThat(shown(1, "WhatsApp error")).contains("not on WhatsApp");
        assertThat(shown(2, STATUS)).isEqualTo("Unconfirmed");
    }

    @Test
    void a_reply_goes_to_its_row_and_its_time_is_the_spreadsheets() {
        campaign.reply(campaign.campaign, 1, "first");
        campaign.clock.advance(Duration.ofDays(180));
        campaign.reply(campaign.campaign, 1, "=HYPERLINK(\"http://evil.example\")");
        settle();
        assertThat(shown(1, "Reply")).isEqualTo("=HYPERLINK(\"http://evil.example\")");
        // 09:00 UTC in London's summer.
        assertThat(shown(1, "Reply time")).isEqualTo("2027-05-23 10:00:00");
        assertThat(shown(0, "Reply")).isEmpty();
    }

    @Test
    void nothing_is_read_or_written_while_nothing_changes() {
        settle();
        int reads = sheet.reads;
        int writes = sheet.writes;
        settle();
        assertThat(sheet.reads).isEqualTo(reads);
        assertThat(sheet.writes).isEqualTo(writes);
    }

    @Test
    void a_spreadsheet_is_turned_to_once_a_second_however_often_the_loop_runs() {
        for (int quarter = 0; quarter < 40; quarter++) {
            campaign.status(quarter % 3, quarter % 2 == 0 ? "sent" : "delivered");
            writeBack.runOnce();
            campaign.clock.advance(Duration.ofMillis(250));
        }
        assertThat(sheet.reads).isEqualTo(10);
        assertThat(sheet.writes).isLessThanOrEqualTo(10);
    }

    @Test
    void changes_of_a_second_are_written_together() {
        settle();
        int writes = sheet.writes;
        campaign.status(0, "sent");
        campaign.status(1, "sent");
        campaign.status(0, "delivered");
        settle();
        assertThat(sheet.writes).isEqualTo(writes + 1);
        assertThat(shown(0, STATUS)).isEqualTo("Delivered");
    }

    @Test
    void a_sheet_sorted_before_the_write_gets_each_status_on_its_own_row() {
        settle();
        campaign.status(0, "read");
        sheet.sort(0, true);
        sheet.insertRow(1);
        sheet.insertColumn(0);
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(2, STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_sort_between_read_and_write_is_repaired_with_the_next_turn() {
        settle();
        campaign.status(0, "read");
        campaign.status(1, "failed");
        sheet.betweenReadAndWrite = () -> sheet.sort(0, true);
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(1, STATUS)).isEqualTo("Failed");
        assertThat(shown(2, STATUS)).isEqualTo("Queued");
        assertThat(shown(2, "WhatsApp error")).isEmpty();
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void a_status_that_a_race_put_beside_a_strangers_row_is_taken_back() {
        settle();
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            sheet.insertRow(1);
            sheet.type(1, 0, "Somebody else");
        };
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(sheet.rows().get(1)).containsOnlyOnce("Somebody else").doesNotContain("Read");
    }

    @Test
    void a_race_that_the_service_did_not_survive_is_repaired_by_the_next_start() {
        settle();
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> sheet.sort(0, true);
        writeBack.runOnce();
        assertThat(shown(2, STATUS)).as("the race hit another row").isEqualTo("Read");
        campaign.settle(campaign.writeBack(sheet), 8);
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(2, STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_deleted_row_is_told_once_and_its_status_stays_in_the_service() {
        settle();
        sheet.deleteRow(2);
        campaign.status(1, "sent");
        settle();
        campaign.status(1, "delivered");
        settle();
        assertThat(campaign.unwritten()).isZero();
        assertThat(campaign.notices()).containsExactly("row-missing");
        assertThat(campaign.noticeWords().getFirst()).startsWith("1 row is no longer in the sheet");
        assertThat(sheet.rows().stream().flatMap(List::stream)).doesNotContain("Delivered");
    }

    @Test
    void a_copied_row_is_told_and_neither_copy_is_written_until_one_has_gone() {
        settle();
        sheet.insertRow(2);
        sheet.type(2, 1, campaign.phones[0]);
        sheet.type(2, 2, CampaignSheet.key(0));
        campaign.status(0, "read");
        settle();
        assertThat(sheet.rows().stream().flatMap(List::stream)).doesNotContain("Read");
        assertThat(campaign.notices()).containsExactly("row-key-repeated");

        sheet.deleteRow(2);
        campaign.status(1, "sent");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(campaign.notices()).isEmpty();
    }

    @Test
    void a_row_with_another_phone_is_told_and_not_written() {
        settle();
        sheet.type(1, 1, "+44 7400 999999");
        campaign.status(0, "read");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        assertThat(campaign.notices()).containsExactly("phone-differs");
        assertThat(campaign.noticeWords().getFirst()).doesNotContain("7400");
    }

    @Test
    void the_same_phone_written_otherwise_is_the_same_phone() {
        sheet.type(1, 1, "07400 000 000");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_second_phone_column_may_hold_the_number() {
        sheet.insertColumn(2);
        sheet.type(1, 2, campaign.phones[0]);
        sheet.type(1, 1, "");
        sheet.mark(2, StatusColumn.RECIPIENT);
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_deleted_phone_column_is_told() {
        sheet.deleteColumn(1);
        settle();
        assertThat(campaign.notices()).containsExactly("phone-column-missing");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void a_deleted_key_column_is_told_and_no_column_is_made() {
        sheet.deleteColumn(2);
        settle();
        assertThat(campaign.notices()).containsExactly("key-column-missing");
        assertThat(campaign.noticeWords().getFirst()).startsWith("3 rows have no Rowcast key");
        assertThat(sheet.column(STATUS)).isNegative();
    }

    @Test
    void a_status_column_that_a_person_deleted_is_not_made_again_by_itself() {
        settle();
        sheet.deleteColumn(sheet.column("Reply"));
        campaign.status(0, "read");
        settle();
        assertThat(sheet.column("Reply")).isNegative();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(campaign.unwritten()).isZero();
        assertThat(freshness().columnsDeleted()).containsExactly("reply");
    }

    @Test
    void a_deleted_status_column_comes_back_filled_when_a_person_wants_it() {
        campaign.reply(campaign.campaign, 1, "Yes please");
        settle();
        sheet.deleteColumn(sheet.column("Reply"));
        campaign.status(0, "read");
        settle();
        new ColumnStore(campaign.campaigns.database, campaign.clock)
                .wantBack(campaign.campaign.workspace(), campaign.linkId());
        settle();
        assertThat(shown(1, "Reply")).isEqualTo("Yes please");
        assertThat(freshness().columnsDeleted()).isEmpty();
    }

    @Test
    void a_deleted_status_column_comes_back_with_the_next_campaign() {
        settle();
        sheet.deleteColumn(sheet.column(STATUS));
        campaign.status(0, "read");
        settle();
        campaign.nextCampaign();
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
    }

    @Test
    void a_protected_column_is_told_and_the_others_are_written() {
        settle();
        sheet.protectedColumn = Optional.of(StatusColumn.REPLY);
        campaign.reply(campaign.campaign, 1, "Yes please");
        campaign.status(1, "read");
        settle();
        assertThat(shown(1, STATUS)).isEqualTo("Read");
        assertThat(shown(1, "Reply")).isEmpty();
        assertThat(campaign.unwritten()).isZero();
        assertThat(campaign.notices()).containsExactly("column-protected-reply");
        assertThat(campaign.noticeWords().getFirst()).contains("“Reply” is protected");
        assertThat(freshness().trouble()).contains("“Reply” is protected");
    }

    @Test
    void a_column_that_is_protected_no_longer_is_filled_by_itself() {
        settle();
        sheet.protectedColumn = Optional.of(StatusColumn.REPLY);
        campaign.reply(campaign.campaign, 1, "Yes please");
        settle();
        sheet.protectedColumn = Optional.empty();
        campaign.clock.advance(ColumnStore.PROTECTED_FOR);
        settle();
        assertThat(shown(1, "Reply")).isEqualTo("Yes please");
        assertThat(campaign.notices()).isEmpty();
    }

    private Freshness freshness() {
        return new FreshnessStore(campaign.campaigns.database).of(campaign.campaign.workspace(), campaign.linkId());
    }

    @Test
    void a_deleted_tab_ends_the_work_and_is_told() {
        sheet.deleteTab();
        settle();
        assertThat(campaign.notices()).containsExactly("tab-missing");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void the_newest_campaign_of_a_row_is_shown_with_the_last_reply_of_any() {
        campaign.status(0, "read");
        campaign.reply(campaign.campaign, 0, "Yes please");
        settle();
        Sending next = campaign.nextCampaign();
        campaign.status(next, 0, "sent");
        campaign.status(0, "failed");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Sent");
        assertThat(shown(0, "Reply")).isEqualTo("Yes please");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void a_reply_to_an_older_campaign_still_reaches_the_row() {
        settle();
        campaign.nextCampaign();
        settle();
        campaign.reply(campaign.campaign, 2, "Late, but yes");
        settle();
        assertThat(shown(2, "Reply")).isEqualTo("Late, but yes");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void a_sheet_that_is_not_shared_is_told_and_written_once_it_is() {
        sheet.trouble = Optional.of(new SheetTrouble.NotShared("rowcast@project.example"));
        settle();
        assertThat(campaign.notices()).containsExactly("sheet-trouble");
        assertThat(campaign.noticeWords().getFirst()).contains("share the spreadsheet with rowcast@project.example");
        assertThat(campaign.unwritten()).isEqualTo(3);

        sheet.trouble = Optional.empty();
        campaign.clock.advance(Duration.ofMinutes(5));
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        assertThat(campaign.notices()).isEmpty();
    }

    @Test
    void google_out_of_order_is_asked_ever_more_seldom_and_nothing_is_lost() {
        sheet.trouble = Optional.of(new SheetTrouble.Unavailable("HTTP status 503"));
        campaign.settle(writeBack, 120);
        assertThat(sheet.reads).isBetween(6, 8);
        assertThat(campaign.unwritten()).isEqualTo(3);
    }

    @Test
    void a_cell_that_never_shows_what_is_written_is_not_written_for_ever() {
        settle();
        int writes = sheet.writes;
        campaign.status(0, "read");
        for (int second = 0; second < 80; second++) {
            writeBack.runOnce();
            // A user's script puts its own word back at once.
            sheet.type(1, sheet.column(STATUS), "VIP");
            campaign.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(sheet.writes - writes).isEqualTo(4);
        assertThat(campaign.unwritten()).isZero();
        assertThat(campaign.notices()).containsExactly("cell-not-kept");
    }

    @Test
    void a_campaign_that_was_cancelled_before_a_row_was_sent_leaves_the_earlier_status() {
        campaign.status(0, "read");
        settle();
        Sending next = campaign.nextCampaign();
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        campaign.status(next, 0, "cancelled");
        campaign.status(next, 1, "sent");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(1, STATUS)).isEqualTo("Sent");
        assertThat(campaign.unwritten()).isZero();
    }

    @Test
    void writes_that_failed_do_not_count_as_tries() {
        settle();
        campaign.status(0, "read");
        for (int failure = 0; failure < 6; failure++) {
            sheet.betweenReadAndWrite =
                    () -> sheet.trouble = Optional.of(new SheetTrouble.Unavailable("HTTP status 503"));
            writeBack.runOnce();
            sheet.trouble = Optional.empty();
            campaign.clock.advance(Duration.ofMinutes(2));
        }
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
    }
}
