package io.rowcast.sheets;

import com.google.api.client.util.Data;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.DataFilterValueRange;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import io.rowcast.workspace.SheetRows.Reading;
import io.rowcast.workspace.SheetRows.SheetRow;
import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.Tab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the rows of one tab with one account, and gives keys to rows without one. */
final class RowReading {
    /** A key that was written, by the row that it was written to and the phone that stood there. */
    private record Given(int row, String key, String phone) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "row " + row;
        }
    }

    private final SheetsApi api;
    private final Tab tab;
    private final String recipientHeading;

    RowReading(SheetsApi api, Tab tab, String recipientHeading) {
        this.api = api;
        this.tab = tab;
        this.recipientHeading = recipientHeading;
    }

    Reading read(boolean giveKeys) {
        return look(answer -> giveKeys ? keyed(answer) : plain(answer));
    }

    private static Reading plain(RowsAnswer answer) {
        return new Reading.Read(answer.headings(), answer.rows());
    }

    private Reading keyed(RowsAnswer answer) {
        OptionalInt recipients = answer.column(recipientHeading);
        if (recipients.isEmpty()) {
            return plain(answer);
        }
        List<SheetRow> keyless = keyless(answer, recipients.getAsInt());
        if (keyless.isEmpty()) {
            return plain(answer);
        }
        return switch (answer.keyColumns().size()) {
            case 0 -> addKeyColumn(answer.headings().size());
            case 1 -> mendMark(answer, recipients.getAsInt(), keyless);
            default ->
                new Reading.Unreadable(
                        "The tab has two columns that are marked as “" + StatusColumn.ROW_KEY_HEADING
                                + "”. Delete the one that Rowcast did not make.",
                        false);
        };
    }

    private static List<SheetRow> keyless(RowsAnswer answer, int recipients) {
        return answer.rows().stream()
                .filter(row ->
                        answer.keyless(row.number()) && !row.cell(recipients).isBlank())
                .toList();
    }

    /** After the column was made. */
    private Reading keyedByColumn(RowsAnswer answer) {
        OptionalInt recipients = answer.column(recipientHeading);
        return recipients.isEmpty() || answer.keyColumns().size() != 1
                ? new Reading.Unreadable("The columns of the sheet were changed while Rowcast read it.", true)
                : give(keyless(answer, recipients.getAsInt()), recipients.getAsInt());
    }

    private Reading mendMark(RowsAnswer answer, int recipients, List<SheetRow> keyless) {
        OptionalInt elsewhere = answer.keysElsewhere();
        return elsewhere.isEmpty()
                ? give(keyless, recipients)
                : changed(
                        () -> Marks.moved(tab, Map.of(StatusColumn.ROW_KEY, elsewhere.getAsInt())),
                        () -> look(this::keyedByColumn));
    }

    private Reading give(List<SheetRow> keyless, int recipients) {
        if (keyless.isEmpty()) {
            return look(RowReading::plain);
        }
        RowKeys keys = new RowKeys();
        List<Given> given = keyless.stream()
                .map(row -> new Given(row.number(), keys.next(), row.cell(recipients)))
                .toList();
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .values()
                        .batchUpdateByDataFilter(tab.spreadsheetId(), write(given))
                        .setFields("totalUpdatedCells")
                        .execute(),
                done -> look(answer -> verified(answer, given)),
                RowReading::unreadable);
    }

    /** Cells that hold a key stay: a null is skipped (facts 1.2). */
    private BatchUpdateValuesByDataFilterRequest write(List<Given> given) {
        List<Object> column =
                new ArrayList<>(Collections.nCopies(given.getLast().row(), Data.NULL_STRING));
        given.forEach(each -> column.set(each.row() - 1, each.key()));
        return new BatchUpdateValuesByDataFilterRequest()
                .setValueInputOption("RAW")
                .setData(List.of(new DataFilterValueRange()
                        .setDataFilter(Columns.one(tab, StatusColumn.ROW_KEY))
                        .setMajorDimension("COLUMNS")
                        .setValues(List.of(column))));
    }

    /** Somebody may have sorted the rows in between: a key that stands beside another phone is left out, never guessed. */
    private Reading verified(RowsAnswer answer, List<Given> given) {
        OptionalInt recipients = answer.column(recipientHeading);
        if (recipients.isEmpty()) {
            return plain(answer);
        }
        Map<String, String> phones = new HashMap<>();
        given.forEach(each -> phones.put(each.key(), each.phone()));
        return new Reading.Read(
                answer.headings(),
                answer.rows().stream()
                        .filter(row -> row.cell(recipients.getAsInt())
                                .equals(phones.getOrDefault(row.key(), row.cell(recipients.getAsInt()))))
                        .toList());
    }

    private Reading look(Function<RowsAnswer, Reading> then) {
        return api.send(
                CallKind.READ,
                sheets -> sheets.spreadsheets()
                        .values()
                        .batchGetByDataFilter(tab.spreadsheetId(), RowsAnswer.request(tab))
                        .setFields(RowsAnswer.FIELDS)
                        .execute(),
                answer -> then.apply(RowsAnswer.of(answer)),
                RowReading::unreadable);
    }

    /** @param at how wide the headings are */
    private Reading addKeyColumn(int at) {
        return api.send(
                CallKind.READ,
                sheets -> sheets.spreadsheets()
                        .get(tab.spreadsheetId())
                        .setFields(TabLayout.FIELDS)
                        .execute(),
                (Spreadsheet answer) -> TabLayout.of(answer, tab)
                        .map(layout -> changed(
                                () -> NewColumns.key(tab.sheetId(), at, layout.columnCount()),
                                () -> look(this::keyedByColumn)))
                        .orElseGet(() -> unreadable(new SheetTrouble.TabGone())),
                RowReading::unreadable);
    }

    private Reading changed(Supplier<BatchUpdateSpreadsheetRequest> change, Supplier<Reading> then) {
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .batchUpdate(tab.spreadsheetId(), change.get())
                        .setFields("spreadsheetId")
                        .execute(),
                done -> then.get(),
                RowReading::unreadable);
    }

    static Reading unreadable(SheetTrouble trouble) {
        return switch (trouble) {
            case SheetTrouble.NotShared notShared ->
                lasting("Rowcast may not read the sheet: share the spreadsheet with " + notShared.shareWith()
                        + " as an editor.");
            case SheetTrouble.NotAllowed notAllowed ->
                lasting("The connected Google account may not edit this spreadsheet. Give it the right to, or choose"
                        + " another way to write in the Rowcast sidebar.");
            case SheetTrouble.NotConnected notConnected ->
                lasting(
                        "Google no longer accepts the connection to the Google account that reads this sheet. Connect it"
                                + " again in the Rowcast sidebar.");
            case SheetTrouble.NotConfigured notConfigured ->
                lasting(
                        "Rowcast has no Google account to read the sheet with. Choose another way to write in the Rowcast"
                                + " sidebar.");
            case SheetTrouble.SpreadsheetGone gone -> lasting("The spreadsheet was deleted.");
            case SheetTrouble.TabGone gone -> lasting("The tab was deleted.");
            case SheetTrouble.ColumnProtected column -> lasting(column.words());
            case SheetTrouble.Refused refused -> lasting(refused.words());
            case SheetTrouble.Throttled throttled ->
                new Reading.Unreadable("Google's limit of requests a minute is reached.", true);
            case SheetTrouble.Unavailable unavailable ->
                new Reading.Unreadable("Google Sheets does not answer at present. (" + unavailable.why() + ")", true);
            case SheetTrouble.TurnLost lost -> new Reading.Unreadable(lost.words(), true);
        };
    }

    private static Reading lasting(String explanation) {
        return new Reading.Unreadable(explanation, false);
    }
}
