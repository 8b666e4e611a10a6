package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns.Sending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a race puts beside rows that are not ours is taken back for certain, and nothing else of theirs is touched. */
class StraysTest {
    private static final String STATUS = "WhatsApp status";

    private final CampaignSheet campaign = new CampaignSheet(3);
    private final SheetInMemory sheet = new SheetInMemory(new Tab("spreadsheet", 7), campaign.rows());
    private WriteBack writeBack = campaign.writeBack(sheet);

    @BeforeEach
    void settled() {
        campaign.link(sheet.tab());
        CampaignSheet.mark(sheet);
        settle();
    }

    @AfterEach
    void close() {
        campaign.close();
    }

    private void settle() {
        campaign.settle(writeBack, 8);
    }

    private void turn() {
        campaign.settle(writeBack, 1);
    }

    private String shown(int row, String heading) {
        return sheet.shown(CampaignSheet.key(row), heading);
    }

    /** A row of the user's own at the place of the first one, which is written next. */
    private void strangerInTheWay(String name) {
        sheet.insertRow(1);
        sheet.type(1, 0, name);
    }

    private List<String> stranger(String name) {
        return sheet.rows().stream()
                .filter(row -> row.getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void noJournal() {
        assertThat(campaign.campaigns.strings(campaign.campaign, "select write_number::text from sheet_write"))
                .isEmpty();
    }

    @Test
    void a_stray_is_found_although_its_row_has_moved_twice() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> strangerInTheWay("Zoe");
        turn();
        assertThat(stranger("Zoe")).contains("Read");
        sheet.sort(0, true);
        sheet.betweenReadAndWrite = () -> sheet.sort(0, false);
        settle();
        assertThat(stranger("Zoe")).containsOnly("Zoe", "");
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        noJournal();
    }

    @Test
    void a_stray_is_found_by_another_process() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> strangerInTheWay("Zoe");
        turn();
        sheet.sort(0, true);
        writeBack = campaign.writeBack(sheet);
        settle();
        assertThat(stranger("Zoe")).containsOnly("Zoe", "");
        noJournal();
    }

    @Test
    void a_stray_of_a_write_whose_answer_was_lost_is_found_when_it_can_come_no_more() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            strangerInTheWay("Zoe");
            sheet.answerIsLost = true;
        };
        turn();
        settle();
        assertThat(stranger("Zoe")).containsOnly("Zoe", "");
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        campaign.settle(writeBack, 200);
        noJournal();
    }

    @Test
    void rows_that_were_sorted_and_sorted_back_around_the_write_are_repaired() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> sheet.sort(0, true);
        writeBack.runOnce();
        sheet.sort(0, false);
        settle();
        assertThat(shown(0, STATUS)).isEqualTo("Read");
        assertThat(shown(2, STATUS)).isEqualTo("Queued");
        noJournal();
    }

    @Test
    void a_row_deleted_before_the_write_leaves_nothing_beside_the_next_one() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            sheet.deleteRow(1);
            strangerInTheWay("Zoe");
        };
        settle();
        assertThat(stranger("Zoe")).containsOnly("Zoe", "");
        noJournal();
    }

    @Test
    void what_a_person_typed_beside_a_row_of_their_own_stands_again() {
        strangerInTheWay("Zoe");
        sheet.type(1, sheet.column(STATUS), "VIP");
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            sheet.insertRow(1);
            sheet.type(1, 0, "new");
        };
        turn();
        assertThat(stranger("Zoe")).contains("Read").doesNotContain("VIP");
        settle();
        assertThat(stranger("Zoe")).contains("VIP");
        assertThat(stranger("new")).containsOnly("new", "");
        noJournal();
    }

    @Test
    void a_word_of_ours_that_a_person_has_beside_a_row_of_their_own_is_theirs() {
        strangerInTheWay("Zoe");
        sheet.type(1, sheet.column(STATUS), "Read");
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> sheet.sort(0, true);
        settle();
        assertThat(stranger("Zoe")).contains("Read");
        assertThat(shown(0, STATUS)).isEqualTo("Read");
    }

    @Test
    void headings_that_moved_under_a_write_are_put_back() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> sheet.insertRow(0);
        settle();
        assertThat(sheet.rows().get(1)).contains(STATUS, "Status time");
        assertThat(sheet.rows().getFirst()).containsOnly("");
    }

    @Test
    void the_status_of_a_row_whose_key_was_cleared_stays() {
        campaign.status(1, "read");
        settle();
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            sheet.sort(0, true);
            sheet.type(2, 2, "");
        };
        settle();
        assertThat(stranger("Name 001")).contains("Read");
        assertThat(campaign.notices()).containsExactly("row-missing");
    }

    @Test
    void a_key_column_cut_away_changes_nothing() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            for (int row = 1; row <= 3; row++) {
                sheet.type(row, 2, "");
            }
        };
        settle();
        campaign.status(1, "read");
        settle();
        assertThat(stranger("Name 000")).contains("Read");
        assertThat(stranger("Name 001")).contains("Queued");
        assertThat(stranger("Name 002")).contains("Queued");
    }

    @Test
    void copied_rows_are_left_alone() {
        campaign.status(0, "read");
        sheet.betweenReadAndWrite = () -> {
            sheet.insertRow(1);
            sheet.type(1, 0, "Copy");
            sheet.type(1, 1, campaign.phones[2]);
            sheet.type(1, 2, CampaignSheet.key(2));
        };
        settle();
        assertThat(stranger("Copy")).contains("Read");
        assertThat(campaign.notices()).containsExactly("row-key-repeated");
    }

    @Test
    void a_second_campaign_of_the_same_rows_finds_them_as_ours() {
        Sending next = campaign.nextCampaign();
        campaign.status(next, 1, "read");
        sheet.betweenReadAndWrite = () -> sheet.sort(0, true);
        settle();
        assertThat(shown(1, STATUS)).isEqualTo("Read");
        assertThat(shown(0, STATUS)).isEqualTo("Queued");
        assertThat(sheet.trouble).isEqualTo(Optional.empty());
    }
}
