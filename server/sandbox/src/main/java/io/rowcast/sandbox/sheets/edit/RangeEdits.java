package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.Map;

/** insertRange and deleteRange: cells make room or close up within their rows or columns; rows and columns themselves stay. */
final class RangeEdits {
    private RangeEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("insertRange", Edit.silent((edition, request) -> shift(edition, request, true)));
        kinds.put("deleteRange", Edit.silent((edition, request) -> shift(edition, request, false)));
    }

    private static void shift(Edition edition, JsonNode request, boolean inserting) {
        Area area = edition.editable(request.path("range"));
        Tab tab = edition.tab(area.sheetId());
        switch (request.path("shiftDimension").asText()) {
            case "ROWS" ->
                alongRows(
                        tab, area, inserting ? -area.rows().size() : area.rows().size());
            case "COLUMNS" ->
                alongColumns(
                        tab,
                        area,
                        inserting ? -area.columns().size() : area.columns().size());
            default -> throw new RefusedException("No shift_dimension was specified.");
        }
    }

    /** What each cell from the area on takes on stood {@code by} rows below it; above it for a negative number. */
    private static void alongRows(Tab tab, Area area, int by) {
        for (int column = area.columns().start(); column < area.columns().end(); column++) {
            Cell[] before = line(tab, Dimension.ROWS, column, area.rows());
            for (int offset = 0; offset < before.length; offset++) {
                tab.cell(area.rows().start() + offset, column, at(before, offset + by));
            }
        }
    }

    private static void alongColumns(Tab tab, Area area, int by) {
        for (int row = area.rows().start(); row < area.rows().end(); row++) {
            Cell[] before = line(tab, Dimension.COLUMNS, row, area.columns());
            for (int offset = 0; offset < before.length; offset++) {
                tab.cell(row, area.columns().start() + offset, at(before, offset + by));
            }
        }
    }

    private static Cell[] line(Tab tab, Dimension along, int across, Span from) {
        Cell[] cells = new Cell[tab.count(along) - from.start()];
        for (int offset = 0; offset < cells.length; offset++) {
            int index = from.start() + offset;
            cells[offset] = along == Dimension.ROWS ? tab.cell(index, across) : tab.cell(across, index);
        }
        return cells;
    }

    private static Cell at(Cell[] cells, int index) {
        return index >= 0 && index < cells.length ? cells[index] : Cell.BLANK;
    }
}
