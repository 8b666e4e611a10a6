package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link StatusSheet} promises to write-back. */
public interface StatusSheetContract {
    /** A new tab with these rows, and a person at it. */
    SheetHands sheet(List<List<String>> rows);

    /** The implementation, for the tab of {@code hands}. */
    StatusSheet port(SheetHands hands);

    private SheetHands contacts() {
        SheetHands hands = sheet(List.of(
                List.of("Name", "Phone", "Rowcast key"),
                List.of("Ada", "+447400000001", "key-a"),
                List.of("Ben", "+447400000002", "key-b"),
                List.of("Cleo", "+447400000003", "key-c")));
        hands.mark(1, StatusColumn.RECIPIENT);
        hands.mark(2, StatusColumn.ROW_KEY);
        return hands;
    }

    private SheetHands contactsWithColumns() {
        SheetHands hands = contacts();
        assertThat(port(hands).addColumns(hands.tab(), EnumSet.allOf(StatusColumn.class)))
                .isEqualTo(new SheetWriting.Written());
        return hands;
    }

    private TabCells read(SheetHands hands) {
        SheetReading reading = port(hands).read(hands.tab());
        assertThat(reading).isInstanceOf(SheetReading.Found.class);
        return ((SheetReading.Found) reading).cells();
    }

    private void write(SheetHands hands, StatusColumn column, int row, CellValue value) {
        CellChanges changes = new CellChanges();
        changes.put(column, row, value);
        assertThat(port(hands).write(hands.tab(), changes)).isEqualTo(new SheetWriting.Written());
    }

    @Test
    default void columns_are_found_by_the_part_they_play() {
        TabCells cells = read(contacts());
        assertThat(cells.key(2)).isEqualTo("key-a");
        assertThat(cells.phones(4)).containsExactly("+447400000003");
        assertThat(cells.missing()).isEqualTo(EnumSet.allOf(StatusColumn.class));
    }

    @Test
    default void a_tab_that_rowcast_does_not_know_has_nothing() {
        TabCells cells = read(sheet(List.of(List.of("Name"), List.of("Ada"))));
        assertThat(cells.hasKeys()).isFalse();
        assertThat(cells.statuses()).isEmpty();
    }

    @Test
    default void missing_columns_are_made_right_of_the_last_heading() {
        SheetHands hands = contactsWithColumns();
        assertThat(hands.rows().getFirst())
                .startsWith(
                        "Name",
                        "Phone",
                        "Rowcast key",
                        "WhatsApp status",
                        "Status time",
                        "Reply",
                        "Reply time",
                        "WhatsApp error");
        assertThat(read(hands).missing()).isEmpty();
    }

    @Test
    default void one_missing_column_is_made_alone() {
        SheetHands hands = contactsWithColumns();
        hands.deleteColumn(hands.column("Reply"));
        assertThat(read(hands).missing()).containsExactly(StatusColumn.REPLY);
        port(hands).addColumns(hands.tab(), EnumSet.of(StatusColumn.REPLY));
        assertThat(read(hands).missing()).isEmpty();
        assertThat(hands.rows().getFirst()).containsOnlyOnce("Reply").containsOnlyOnce("WhatsApp status");
    }

    @Test
    default void a_write_changes_its_cells_only() {
        SheetHands hands = contactsWithColumns();
        write(hands, StatusColumn.STATUS, 2, new CellValue.Text("Sent"));
        write(hands, StatusColumn.STATUS, 4, new CellValue.Text("Read"));
        TabCells cells = read(hands);
        assertThat(cells.shown(StatusColumn.STATUS, 1).plain()).isEqualTo("WhatsApp status");
        assertThat(cells.shown(StatusColumn.STATUS, 2).plain()).isEqualTo("Sent");
        assertThat(cells.shown(StatusColumn.STATUS, 3).plain()).isEmpty();
        assertThat(cells.shown(StatusColumn.STATUS, 4).plain()).isEqualTo("Read");
        assertThat(cells.shown(StatusColumn.REPLY, 4).plain()).isEmpty();
    }

    /** Promise 4: nothing a stranger writes is executed. */
    @Test
    default void what_a_stranger_writes_stays_text() {
        SheetHands hands = contactsWithColumns();
        write(hands, StatusColumn.REPLY, 2, new CellValue.Text("=1+1"));
        write(hands, StatusColumn.REPLY, 3, new CellValue.Text("007"));
        assertThat(read(hands).shown(StatusColumn.REPLY, 2).plain()).isEqualTo("=1+1");
        assertThat(read(hands).shown(StatusColumn.REPLY, 3).plain()).isEqualTo("007");
    }

    @Test
    default void an_empty_text_clears_a_cell() {
        SheetHands hands = contactsWithColumns();
        write(hands, StatusColumn.ERROR, 3, new CellValue.Text("Not on WhatsApp"));
        write(hands, StatusColumn.ERROR, 3, CellValue.EMPTY);
        assertThat(read(hands).shown(StatusColumn.ERROR, 3).plain()).isEmpty();
    }

    @Test
    default void a_moment_is_read_as_it_was_written() {
        SheetHands hands = contactsWithColumns();
        CellValue.Moment moment = new CellValue.Moment(LocalDateTime.of(2026, 3, 1, 23, 59, 58));
        write(hands, StatusColumn.STATUS_TIME, 3, moment);
        assertThat(read(hands).shown(StatusColumn.STATUS_TIME, 3)).isEqualTo(moment);
    }

    @Test
    default void a_column_that_moved_since_the_read_is_still_the_one_written() {
        SheetHands hands = contactsWithColumns();
        read(hands);
        hands.insertColumn(0);
        hands.type(2, 0, "mine");
        write(hands, StatusColumn.STATUS, 3, new CellValue.Text("Delivered"));
        assertThat(hands.shown("key-b", "WhatsApp status")).isEqualTo("Delivered");
        assertThat(hands.rows().get(2).getFirst()).isEqualTo("mine");
    }

    @Test
    default void a_write_below_the_last_row_changes_nothing() {
        SheetHands hands = contactsWithColumns();
        int below = 100_000;
        CellChanges changes = new CellChanges();
        changes.put(StatusColumn.STATUS, 2, new CellValue.Text("Sent"));
        changes.put(StatusColumn.REPLY, below, new CellValue.Text("late"));
        assertThat(port(hands).write(hands.tab(), changes)).isInstanceOf(SheetTrouble.Refused.class);
        assertThat(read(hands).shown(StatusColumn.STATUS, 2).plain()).isEmpty();
    }

    @Test
    default void a_deleted_tab_is_gone() {
        SheetHands hands = contactsWithColumns();
        hands.deleteTab();
        assertThat(port(hands).read(hands.tab())).isEqualTo(new SheetTrouble.TabGone());
    }
}
