package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import com.google.api.services.sheets.v4.model.ValueRange;
import io.rowcast.writeback.CellChanges;
import io.rowcast.writeback.SheetReading;
import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.SheetWriting;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.Tab;
import io.rowcast.writeback.TabCells;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sheets at Google. One request for a read and one for a write, since both are counted (facts 1.1). */
public final class GoogleStatusSheet implements StatusSheet {
    private static final Pattern PART = Pattern.compile("Invalid data\\[(\\d{1,3})]");

    private final SheetsApi api;

    GoogleStatusSheet(SheetsApi api) {
        this.api = api;
    }

    @Override
    public SheetReading read(Tab tab) {
        BatchGetValuesByDataFilterRequest request = new BatchGetValuesByDataFilterRequest()
                .setDataFilters(Columns.all(tab))
                .setMajorDimension("COLUMNS")
                // Dates as serial numbers, so that a user's own date format does no harm (facts 1.2).
                .setValueRenderOption("UNFORMATTED_VALUE");
        return api.send(
                CallKind.READ,
                sheets -> sheets.spreadsheets()
                        .values()
                        .batchGetByDataFilter(tab.spreadsheetId(), request)
                        .setFields(ReadAnswer.FIELDS)
                        .execute(),
                answer -> found(tab, ReadAnswer.cells(answer), ReadAnswer.firstRow(answer)),
                trouble -> trouble);
    }

    /** A tab without any of our columns may not be there at all: metadata goes with it. */
    private SheetReading found(Tab tab, TabCells cells, List<String> headings) {
        Map<String, Integer> left = Marks.left(cells, headings);
        if (!left.isEmpty()) {
            return new SheetReading.MarksLeft(left);
        }
        boolean blank = cells.keys().isEmpty()
                && cells.recipients().isEmpty()
                && cells.statuses().isEmpty();
        return blank
                ? layout(tab, there -> new SheetReading.Found(cells), trouble -> trouble)
                : new SheetReading.Found(cells);
    }

    @Override
    public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
        return layout(tab, there -> headings(tab, there, columns), trouble -> trouble);
    }

    private SheetWriting headings(Tab tab, TabLayout layout, Set<StatusColumn> columns) {
        return api.send(
                CallKind.READ,
                sheets -> sheets.spreadsheets()
                        .values()
                        .get(tab.spreadsheetId(), layout.firstRow())
                        .execute(),
                answer -> insert(tab, layout, width(answer), columns),
                trouble -> trouble);
    }

    private SheetWriting insert(Tab tab, TabLayout layout, int at, Set<StatusColumn> columns) {
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .batchUpdate(
                                tab.spreadsheetId(), NewColumns.at(tab.sheetId(), at, layout.columnCount(), columns))
                        .setFields("spreadsheetId")
                        .execute(),
                answer -> new SheetWriting.Written(),
                trouble -> trouble);
    }

    @Override
    public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .batchUpdate(tab.spreadsheetId(), Marks.moved(tab, columns))
                        .setFields("spreadsheetId")
                        .execute(),
                answer -> new SheetWriting.Written(),
                trouble -> trouble);
    }

    @Override
    public SheetWriting write(Tab tab, CellChanges changes) {
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .values()
                        .batchUpdateByDataFilter(tab.spreadsheetId(), WriteRequest.of(tab, changes))
                        .setFields("totalUpdatedCells")
                        .execute(),
                answer -> new SheetWriting.Written(),
                trouble -> protectedColumn(trouble, changes).orElse(trouble));
    }

    /** Google names the part of the request that it refuses, and with it all the rest (facts 1.5); parts are columns in order. */
    private static Optional<SheetTrouble> protectedColumn(SheetTrouble trouble, CellChanges changes) {
        if (!(trouble instanceof SheetTrouble.Refused refused) || !refused.why().contains("protected cell")) {
            return Optional.empty();
        }
        Matcher part = PART.matcher(refused.why());
        return part.lookingAt()
                ? changes.byColumn().keySet().stream()
                        .skip(Integer.parseInt(part.group(1)))
                        .<SheetTrouble>map(SheetTrouble.ColumnProtected::new)
                        .findFirst()
                : Optional.empty();
    }

    private <R> R layout(Tab tab, Function<TabLayout, R> there, Function<SheetTrouble, R> failed) {
        return api.send(
                CallKind.READ,
                sheets -> sheets.spreadsheets()
                        .get(tab.spreadsheetId())
                        .setFields(TabLayout.FIELDS)
                        .execute(),
                (Spreadsheet answer) ->
                        TabLayout.of(answer, tab).map(there).orElseGet(() -> failed.apply(new SheetTrouble.TabGone())),
                failed);
    }

    /** Blank cells at the end are left out (facts 1.2), so the length is where headings end. */
    private static int width(ValueRange firstRow) {
        List<List<Object>> rows = firstRow.getValues();
        return rows == null || rows.isEmpty() ? 0 : rows.getFirst().size();
    }
}
