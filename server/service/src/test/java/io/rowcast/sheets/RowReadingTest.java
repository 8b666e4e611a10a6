package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.testing.Campaigns;
import io.rowcast.workspace.Pen;
import io.rowcast.workspace.PenRef;
import io.rowcast.workspace.SheetRows.Reading;
import io.rowcast.workspace.SheetRows.SheetRow;
import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.StatusColumn;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows through Google's client, and what a person does to the sheet while they are read. */
class RowReadingTest {
    private static final String KEY = "key0000000000000";

    private final GoogleSandbox google = new GoogleSandbox();
    private final Campaigns campaigns = new Campaigns();
    private final SheetUser user = google.sheet(List.of(
            List.of("Name", "Phone", "Rowcast key"),
            List.of("Zoe", "+447400000001", KEY),
            List.of("Bob", "+447400000002", ""),
            List.of("", "", ""),
            List.of("Ann", "+447400000003", ""),
            List.of("no phone", "", "")));
    private Runnable beforeWrite = () -> {};

    /** Lets the person act once between a read and its write. */
    private final class Watched implements SheetsApi {
        private final SheetsApi api = google.api(campaigns);

        @Override
        public <T, R> R send(
                CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
            if (kind == CallKind.WRITE) {
                Runnable now = beforeWrite;
                beforeWrite = () -> {};
                now.run();
            }
            return api.send(kind, request, answered, failed);
        }

        @Override
        public int room() {
            return api.room();
        }
    }

    @BeforeEach
    void marked() {
        google.noQuotas();
        user.mark(2, StatusColumn.ROW_KEY);
    }

    @AfterEach
    void close() {
        campaigns.close();
        google.close();
    }

    private Reading reading(boolean giveKeys) {
        return new RowReading(new Watched(), user.tab(), "Phone").read(giveKeys);
    }

    private List<SheetRow> rows(boolean giveKeys) {
        return ((Reading.Read) reading(giveKeys)).rows();
    }

    private static List<String> names(List<SheetRow> rows) {
        return rows.stream().map(row -> row.cell(0)).toList();
    }

    @Test
    void rows_are_read_as_shown_without_wholly_empty_ones_and_nothing_is_written() {
        user.number(2, 1, 447_400_000_002L);
        Reading.Read read = (Reading.Read) reading(false);
        assertThat(read.headings()).containsExactly("Name", "Phone", "Rowcast key");
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(2, 3, 5, 6);
        assertThat(read.rows()).extracting(SheetRow::key).containsExactly(KEY, "", "", "");
        assertThat(read.rows().get(1).cell(1)).isEqualTo("447400000002");
        assertThat(google.calls(user.tab().spreadsheetId())).hasSize(1);
    }

    @Test
    void rows_with_a_phone_get_a_key_that_stays_theirs_and_no_other_key_changes() {
        List<SheetRow> first = rows(true);
        assertThat(first).extracting(SheetRow::number).containsExactly(2, 3, 5, 6);
        assertThat(first.getFirst().key()).isEqualTo(KEY);
        assertThat(first.subList(1, 3)).extracting(SheetRow::key).allMatch(key -> key.matches("[A-Za-z0-9]{16}"));
        assertThat(first.getLast().key()).isEmpty();
        user.sort(0, false);
        assertThat(rows(true))
                .extracting(row -> row.cell(0) + row.key())
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(row -> row.cell(0) + row.key()).toList());
        assertThat(first).extracting(SheetRow::key).doesNotHaveDuplicates();
    }

    @Test
    void a_row_that_another_was_sorted_into_is_left_out_and_has_its_own_key_at_the_next_reading() {
        beforeWrite = () -> user.sort(0, false);
        List<SheetRow> now = rows(true);
        assertThat(names(now)).as("Zoe stands where Ann stood").containsExactly("Ann", "Bob", "no phone");
        assertThat(now.getFirst().key()).isEmpty();
        assertThat(now.get(1).key()).matches("[A-Za-z0-9]{16}");
        List<SheetRow> next = rows(true);
        assertThat(names(next)).containsExactly("Ann", "Bob", "no phone", "Zoe");
        assertThat(next.stream().filter(row -> !row.cell(1).isEmpty()))
                .extracting(SheetRow::key)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void a_key_column_that_is_not_there_is_made_hidden_and_right_of_the_headings() {
        user.deleteColumn(2);
        List<SheetRow> rows = rows(true);
        assertThat(rows.stream().filter(row -> !row.cell(1).isEmpty()))
                .extracting(SheetRow::key)
                .allMatch(key -> key.matches("[A-Za-z0-9]{16}"))
                .hasSize(3);
        assertThat(user.column("Rowcast key")).isEqualTo(2);
        assertThat(new SheetsControl(google.url())
                        .get(user.tab().spreadsheetId())
                        .tab("Bob's list")
                        .columns()
                        .get(2))
                .isEqualTo(new SheetsControl.Column(true, true));
        assertThat(rows(true)).isEqualTo(rows);
    }

    @Test
    void a_copied_row_has_no_key_of_its_own() {
        user.type(2, 2, KEY);
        assertThat(rows(true)).extracting(SheetRow::key).startsWith(KEY, "");
    }

    @Test
    void a_recipient_column_that_is_not_there_or_there_twice_gets_no_keys() {
        user.type(0, 0, "Phone");
        assertThat(rows(true)).extracting(SheetRow::key).containsExactly(KEY, "", "", "");
        user.type(0, 0, "Name");
        user.type(0, 1, "Mobile");
        assertThat(rows(true)).extracting(SheetRow::key).containsExactly(KEY, "", "", "");
    }

    /** Whether a column's metadata moves with it is not known (facts 1.4). */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a_key_column_that_a_person_moved_is_found_again(String metadataMoves) {
        google.open("moveDimensionMovesMetadata", metadataMoves);
        user.moveColumn(2, 0);
        List<SheetRow> rows = rows(true);
        assertThat(rows.getFirst().key()).isEqualTo(KEY);
        assertThat(user.rows().get(2).getFirst()).matches("[A-Za-z0-9]{16}");
        assertThat(user.rows().get(2).subList(1, 3)).containsExactly("Bob", "+447400000002");
    }

    @Test
    void a_call_that_fails_is_told_with_whether_it_passes() {
        google.fault("503", 1, "read");
        assertThat(reading(true))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, it -> assertThat(it.passing()).isTrue());
        google.fault("lost-answer", 1, "write");
        assertThat(reading(true))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, it -> assertThat(it.passing()).isTrue());
        List<SheetRow> afterwards = rows(true);
        assertThat(afterwards.stream().filter(row -> !row.cell(1).isEmpty()))
                .as("what was written without an answer is not written over")
                .extracting(SheetRow::key)
                .doesNotContain("")
                .doesNotHaveDuplicates();
        user.deleteTab();
        assertThat(reading(true)).isEqualTo(new Reading.Unreadable("The tab was deleted.", false));
    }

    @Test
    void a_sheet_that_is_not_shared_and_one_of_the_add_on_are_told_with_what_to_do() {
        google.share(user.tab().spreadsheetId());
        assertThat(reading(true))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        it -> assertThat(it)
                                .returns(false, Reading.Unreadable::passing)
                                .extracting(Reading.Unreadable::explanation)
                                .asString()
                                .contains("share the spreadsheet with " + GoogleSandbox.ACCOUNT));
        assertThat(google.open(campaigns)
                        .read(
                                campaigns.workspace(),
                                new PenRef(Pen.ADD_ON, null),
                                user.tab().spreadsheetId(),
                                user.tab().sheetId(),
                                "Phone",
                                true))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, it -> assertThat(it.passing()).isFalse());
        assertThat(google.open(campaigns)
                        .read(
                                campaigns.workspace(),
                                new PenRef(Pen.GOOGLE_ACCOUNT, UUID.randomUUID()),
                                user.tab().spreadsheetId(),
                                user.tab().sheetId(),
                                "Phone",
                                true))
                .as("of an account whose consent is gone")
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        it -> assertThat(it.explanation()).contains("Connect it again"));
    }
}
