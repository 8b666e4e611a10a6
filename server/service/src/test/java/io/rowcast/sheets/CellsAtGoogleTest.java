package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.writeback.CampaignSheet;
import io.rowcast.writeback.CellChanges;
import io.rowcast.writeback.SheetReading;
import io.rowcast.writeback.SheetWriting;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.Tab;
import io.rowcast.writeback.WriteBack;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's own hand does to our columns at Google, and what becomes of the statuses. */
class CellsAtGoogleTest {
    private static final String STATUS = "WhatsApp status";

    private final GoogleSandbox google = new GoogleSandbox();
    private final CampaignSheet campaign = new CampaignSheet(3);
    private final SheetUser user = google.sheet(campaign.rows());
    private final GoogleSheets sheets = google.open(campaign.campaigns);
    private final WriteBack writeBack = campaign.writeBack(link -> new Watched(sheets.of(link)));
    private Runnable beforeWrite = () -> {};

    /** Lets the person act once between a read and its write. */
    private final class Watched implements StatusSheet {
        private final StatusSheet sheet;

        Watched(StatusSheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public SheetReading read(Tab tab) {
            return sheet.read(tab);
        }

        @Override
        public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
            return sheet.addColumns(tab, columns);
        }

        @Override
        public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
            return sheet.mark(tab, columns);
        }

        @Override
        public SheetWriting write(Tab tab, CellChanges changes) {
            Runnable now = beforeWrite;
            beforeWrite = () -> {};
            now.run();
            return sheet.write(tab, changes);
        }
    }

    @BeforeEach
    void linked() {
        google.noQuotas();
        campaign.link(user.tab());
        CampaignSheet.mark(user);
    }

    @AfterEach
    void close() {
        campaign.close();
        google.close();
    }

    private void settle() {
        campaign.settle(writeBack, 8);
    }

    private String shown(int row, String heading) {
        return user.shown(CampaignSheet.key(row), heading);
    }

    @Test
    void times_show_in_the_format_of_the_spreadsheets_locale_and_the_headings_explain() {
        settle();
        assertThat(shown(0, "Status time")).isEqualTo("24/11/2026 09:00:00");
    }

    @Test
    void a_date_format_of_the_users_own_stays_and_does_no_harm() {
        settle();
        int column = user.column("Status time");
        user.format(column, Map.of("numberFormat", Map.of("type", "DATE", "pattern", "dddd d mmmm")));
        int writes = google.calls(user.tab().spreadsheetId()).size();
        campaign.status(0, "read");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(0, "Status time")).isEqualTo("Tuesday 24 November");
        assertThat(campaign.unwritten()).isZero();
        assertThat(google.calls(user.tab().spreadsheetId()))
                .as("a read, a write, and a read that sees it")
                .hasSizeLessThanOrEqualTo(writes + 3);
    }

    @Test
    void phones_that_the_sheet_holds_as_numbers_are_the_same_phones() {
        user.number(1, 1, 447_400_000_000L);
        user.number(2, 1, 7_400_000_001L);
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        assertThat(shown(1, STATUS)).isEqualTo("Queued");
        assertThat(campaign.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "400"})
    void a_column_deleted_between_read_and_write_stops_no_other(String answer) {
        google.open("byFilterNoMatch", answer);
        settle();
        campaign.status(0, "read");
        campaign.reply(campaign.campaign, 0, "Yes");
        beforeWrite = () -> user.deleteColumn(user.column("Reply"));
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(campaign.unwritten()).isZero();
        assertThat(campaign.notices()).isEmpty();
    }

    /** Whether a column's metadata moves with it is not known (facts 1.4). */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void columns_that_a_person_moves_are_found_again(String metadataMoves) {
        google.open("moveDimensionMovesMetadata", metadataMoves);
        settle();
        for (String heading : new String[] {STATUS, "Reply", "Rowcast key"}) {
            user.moveColumn(user.column(heading), 2);
        }
        campaign.status(0, "read");
        campaign.reply(campaign.campaign, 1, "Yes");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(1, "Reply")).isEqualTo("Yes");
        assertThat(shown(2, STATUS)).isEqualTo("Queued");
        assertThat(campaign.unwritten()).isZero();
        assertThat(user.rows().stream().map(row -> row.subList(0, 2)).toList())
                .isEqualTo(
                        campaign.rows().stream().map(row -> row.subList(0, 2)).toList());
    }

    @Test
    void a_protected_column_is_named_and_the_others_are_written() {
        settle();
        user.protect(user.column("Reply"));
        campaign.status(0, "read");
        campaign.reply(campaign.campaign, 0, "Yes");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(0, "Reply")).isEmpty();
        assertThat(campaign.unwritten()).isZero();
        assertThat(campaign.noticeWords()).singleElement().asString().contains("“Reply” is protected");
    }

    @Test
    void a_tab_that_is_protected_as_a_whole_is_told_column_by_column() {
        settle();
        user.protectAll();
        campaign.status(0, "read");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        assertThat(campaign.notices()).contains("column-protected-status");
    }

    @Test
    void the_status_is_coloured_and_the_headings_carry_notes() {
        settle();
        assertThat(user.view().path("notes").toString()).contains("Rowcast keeps it up to date");
        assertThat(user.view().path("conditionalFormats")).hasSize(9);
    }

    @Test
    void colours_that_the_user_removed_stay_away() {
        settle();
        for (int rule = 0; rule < 9; rule++) {
            user.deleteRule(0);
        }
        campaign.status(0, "read");
        settle();
        campaign.nextCampaign();
        settle();
        assertThat(user.view().path("conditionalFormats")).isEmpty();
    }

    @Test
    void a_renamed_a_duplicated_and_a_copied_tab_have_no_effect() {
        settle();
        user.rename("Customers 2026");
        user.duplicate();
        campaign.status(0, "read");
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(user.otherTabs().stream()
                        .map(tab -> tab.path("cells").toString())
                        .toList()
                        .toString())
                .contains("\"Queued\"")
                .doesNotContain("\"Read\"");
    }

    @Test
    void a_sheet_that_is_not_shared_any_more_is_written_by_itself_once_it_is_again() {
        settle();
        google.share(user.tab().spreadsheetId());
        campaign.status(0, "read");
        settle();
        assertThat(campaign.unwritten()).isEqualTo(1);
        google.share(user.tab().spreadsheetId(), GoogleSandbox.ACCOUNT);
        campaign.settle(writeBack, 400);
        assertThat(shown(0, STATUS)).isEqualTo("Read");
    }

    @Test
    void a_full_spreadsheet_is_told_in_plain_words() {
        user.fill();
        settle();
        assertThat(campaign.noticeWords())
                .containsExactly(
                        "The spreadsheet is full: Google allows 10 million cells, blank ones included, so Rowcast cannot add its"
                                + " columns. Delete rows or columns that you do not need; statuses follow by themselves.");
        assertThat(campaign.unwritten()).isEqualTo(3);
    }
}
