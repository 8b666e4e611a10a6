package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.wire.Numbers;

/** What a write changed: skipped cells (null) do not count (recorded: gspread test_update_cells_noncontiguous). */
record Written(Area area, int rows, int columns, int cells) {
    /** UpdateValuesResponse. */
    ObjectNode view(String spreadsheetId, Book book) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("spreadsheetId", spreadsheetId)
                .put("updatedRange", A1.print(Grids.tab(book, area), area))
                .put("updatedRows", rows)
                .put("updatedColumns", columns)
                .put("updatedCells", cells);
        Numbers.dropDefaults(view);
        return view;
    }
}
