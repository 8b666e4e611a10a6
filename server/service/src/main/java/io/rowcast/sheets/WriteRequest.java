package io.rowcast.sheets;

import com.google.api.client.util.Data;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.DataFilterValueRange;
import io.rowcast.writeback.CellChanges;
import io.rowcast.writeback.CellValue;
import io.rowcast.writeback.Tab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

/**
 * Changes as one request: for each column, its cells from the first row down. Cells that stay are nulls, which Google skips
 * (facts 1.2). More values than the column has rows by then fail the whole request, and nothing is written.
 */
final class WriteRequest {
    private WriteRequest() {}

    static BatchUpdateValuesByDataFilterRequest of(Tab tab, CellChanges changes) {
        List<DataFilterValueRange> columns = new ArrayList<>();
        changes.byColumn()
                .forEach((column, cells) -> columns.add(new DataFilterValueRange()
                        .setDataFilter(Columns.one(tab, column.metadataValue()))
                        .setMajorDimension("COLUMNS")
                        .setValues(List.of(values(cells)))));
        // RAW: what a stranger wrote is stored as text and never becomes a formula (facts 1.2).
        return new BatchUpdateValuesByDataFilterRequest()
                .setValueInputOption("RAW")
                .setData(columns);
    }

    private static List<Object> values(NavigableMap<Integer, CellValue> cells) {
        // A plain Java null would be left out, and every later cell shift up by one (facts 2).
        List<Object> values = new ArrayList<>(Collections.nCopies(cells.lastKey(), Data.NULL_STRING));
        cells.forEach((row, value) -> values.set(row - 1, value(value)));
        return values;
    }

    private static Object value(CellValue value) {
        return switch (value) {
            case CellValue.Text text -> text.text();
            case CellValue.Moment moment -> moment.serial();
        };
    }
}
