package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.CellWire;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writing CellData: updateCells, repeatCell, appendCells, setDataValidation. */
final class CellEdits {
    private CellEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("updateCells", Edit.silent(CellEdits::update));
        kinds.put("repeatCell", Edit.silent(CellEdits::repeat));
        kinds.put("appendCells", Edit.silent(CellEdits::append));
        kinds.put("setDataValidation", Edit.silent(CellEdits::validate));
    }

    private static FieldMask mask(JsonNode request) {
        String fields = request.path("fields").asText();
        if (fields.isEmpty()) {
            throw new RefusedException(
                    "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        return FieldMask.parse(fields);
    }

    private static void update(Edition edition, JsonNode request) {
        FieldMask mask = mask(request);
        JsonNode rows = request.path("rows");
        if (request.hasNonNull("range")) {
            Area area = edition.editable(request.get("range"));
            checkFits(area, rows);
            fill(edition.tab(area.sheetId()), area, rows, mask);
            return;
        }
        JsonNode start = request.path("start");
        Tab tab = edition.tab(start);
        Area area = within(
                tab, start.path("rowIndex").asInt(), start.path("columnIndex").asInt(), rows);
        edition.guard(area);
        write(tab, area.rows().start(), area.columns().start(), rows, mask);
    }

    private static Area within(Tab tab, int row, int column, JsonNode rows) {
        Area grid = new Area(tab.id(), new Span(row, tab.rowCount()), new Span(column, tab.columnCount()));
        checkFits(grid, rows);
        return new Area(
                tab.id(), new Span(row, row + rows.size()), new Span(column, column + Math.max(1, widest(rows))));
    }

    private static int widest(JsonNode rows) {
        int widest = 0;
        for (JsonNode row : rows) {
            widest = Math.max(widest, row.path("values").size());
        }
        return widest;
    }

    private static void checkFits(Area area, JsonNode rows) {
        if (rows.size() > area.rows().size()) {
            throw new RefusedException("Attempting to write row: " + area.rows().end()
                    + ", beyond the last requested row of: " + (area.rows().end() - 1));
        }
        if (widest(rows) > area.columns().size()) {
            throw new RefusedException(
                    "Attempting to write column: " + area.columns().end() + ", beyond the last requested column of: "
                            + (area.columns().end() - 1));
        }
    }

    private static void fill(Tab tab, Area area, JsonNode rows, FieldMask mask) {
        for (int row = area.rows().start(); row < area.rows().end(); row++) {
            JsonNode values = rows.path(row - area.rows().start()).path("values");
            for (int column = area.columns().start(); column < area.columns().end(); column++) {
                one(tab, row, column, values.get(column - area.columns().start()), mask);
            }
        }
    }

    private static void write(Tab tab, int firstRow, int firstColumn, JsonNode rows, FieldMask mask) {
        for (int row = 0; row < rows.size(); row++) {
            JsonNode values = rows.get(row).path("values");
            for (int column = 0; column < values.size(); column++) {
                one(tab, firstRow + row, firstColumn + column, values.get(column), mask);
            }
        }
    }

    private static void one(Tab tab, int row, int column, @Nullable JsonNode data, FieldMask mask) {
        tab.cell(row, column, CellWire.written(tab.cell(row, column), data, mask));
    }

    private static void repeat(Edition edition, JsonNode request) {
        FieldMask mask = mask(request);
        Area area = edition.editable(request.path("range"));
        edition.tab(area.sheetId()).eachCell(area, cell -> CellWire.written(cell, request.get("cell"), mask));
    }

    /** Lands after the last row with any data, past gaps, and grows a full grid (facts 1.2, LIVE-H A15). */
    private static void append(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request);
        JsonNode rows = request.path("rows");
        int first = tab.contentEnd(Span.ALL, Span.ALL);
        grow(tab, Dimension.ROWS, first + rows.size());
        grow(tab, Dimension.COLUMNS, widest(rows));
        edition.checkSize();
        edition.guard(within(tab, first, 0, rows));
        write(tab, first, 0, rows, mask(request));
    }

    private static void grow(Tab tab, Dimension dimension, int needed) {
        if (needed > tab.count(dimension)) {
            tab.append(dimension, needed - tab.count(dimension));
        }
    }

    private static void validate(Edition edition, JsonNode request) {
        Area area = edition.editable(request.path("range"));
        ObjectNode rule = request.get("rule") instanceof ObjectNode given ? given.deepCopy() : null;
        edition.tab(area.sheetId())
                .eachCell(area, cell -> cell.withLook(cell.look().withValidation(rule)));
    }
}
