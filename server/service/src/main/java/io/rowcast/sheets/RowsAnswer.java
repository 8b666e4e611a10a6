package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterResponse;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.MatchedValueRange;
import io.rowcast.workspace.SheetRows.SheetRow;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.Tab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every cell of a tab as it is shown, and its key columns, from one request: both are of one moment.
 *
 * @param lines from the first row down
 * @param keyColumns each from the first row down; more than one where somebody marked a second
 */
record RowsAnswer(List<List<String>> lines, List<List<String>> keyColumns) {
    static final String FIELDS =
            "valueRanges(valueRange/values,dataFilters/developerMetadataLookup/metadataValue,dataFilters/gridRange)";

    /** What the API takes as a row's key. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,40}");

    static BatchGetValuesByDataFilterRequest request(Tab tab) {
        return new BatchGetValuesByDataFilterRequest()
                .setDataFilters(List.of(
                        Columns.one(tab, StatusColumn.ROW_KEY),
                        new DataFilter().setGridRange(new GridRange().setSheetId(tab.sheetId()))))
                .setMajorDimension("ROWS")
                // As the add-on reads them: what the person sees.
                .setValueRenderOption("FORMATTED_VALUE");
    }

    static RowsAnswer of(BatchGetValuesByDataFilterResponse answer) {
        List<List<String>> lines = List.of();
        List<List<String>> keys = new ArrayList<>();
        // Lists without members are left out of Google's answers (facts 1.2).
        List<MatchedValueRange> ranges = answer.getValueRanges() == null ? List.of() : answer.getValueRanges();
        for (MatchedValueRange range : ranges) {
            List<List<String>> values = values(range);
            if (range.getDataFilters().getFirst().getDeveloperMetadataLookup() == null) {
                lines = values;
            } else {
                keys.add(values.stream()
                        .map(line -> line.isEmpty() ? "" : line.getFirst())
                        .toList());
            }
        }
        return new RowsAnswer(lines, keys);
    }

    private static List<List<String>> values(MatchedValueRange range) {
        List<List<Object>> values =
                range.getValueRange() == null ? null : range.getValueRange().getValues();
        return values == null
                ? List.of()
                : values.stream()
                        .map(line -> line.stream().map(String::valueOf).toList())
                        .toList();
    }

    List<String> headings() {
        return lines.isEmpty() ? List.of() : lines.getFirst();
    }

    /** The only column with this heading, from 0; empty where there is none, or more than one. */
    OptionalInt column(String heading) {
        return Collections.frequency(headings(), heading) == 1
                ? OptionalInt.of(headings().indexOf(heading))
                : OptionalInt.empty();
    }

    /** Where the key column stands, from 0, if its mark stayed behind when somebody moved it (facts 1.4); else empty. */
    OptionalInt keysElsewhere() {
        boolean marked = keyColumns.size() == 1
                && !keyColumns.getFirst().isEmpty()
                && keyColumns.getFirst().getFirst().equals(StatusColumn.ROW_KEY_HEADING);
        return marked || keyColumns.isEmpty() ? OptionalInt.empty() : column(StatusColumn.ROW_KEY_HEADING);
    }

    /** Whether the row's cell in the key column is blank. */
    boolean keyless(int row) {
        return rawKey(row).isEmpty();
    }

    /** All rows that show something beside their key. Of rows with the same key the first keeps it: the others are its copies. */
    List<SheetRow> rows() {
        Set<String> seen = new HashSet<>();
        List<SheetRow> rows = new ArrayList<>();
        for (int number = 2; number <= lines.size(); number++) {
            List<String> cells = lines.get(number - 1);
            String key = rawKey(number);
            if (cells.stream().allMatch(cell -> cell.isBlank() || cell.equals(key))) {
                continue;
            }
            boolean own = KEY.matcher(key).matches() && seen.add(key);
            rows.add(new SheetRow(number, own ? key : "", cells));
        }
        return rows;
    }

    private String rawKey(int row) {
        OptionalInt elsewhere = keysElsewhere();
        if (elsewhere.isPresent()) {
            List<String> cells = lines.get(row - 1);
            return elsewhere.getAsInt() < cells.size() ? cells.get(elsewhere.getAsInt()) : "";
        }
        return keyColumns.isEmpty() || keyColumns.getFirst().size() < row
                ? ""
                : keyColumns.getFirst().get(row - 1);
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return lines.size() + " rows";
    }
}
