package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import java.util.Optional;

/** Finds the table that values.append adds to: the last block of touching cells in the range; a blank row ends a table (facts 1.2). */
final class TableFinder {
    private final Tab tab;

    TableFinder(Tab tab) {
        this.tab = tab;
    }

    Optional<Area> lastIn(Area range) {
        int end = tab.contentEnd(range.rows(), range.columns());
        if (end == 0) {
            return Optional.empty();
        }
        int column = tab.row(end - 1)
                        .contentEnd(range.columns().start(), range.columns().end())
                - 1;
        return Optional.of(grown(new Area(tab.id(), new Span(end - 1, end), new Span(column, column + 1))));
    }

    private Area grown(Area seed) {
        Area before = seed;
        Area after = step(seed);
        while (!after.equals(before)) {
            before = after;
            after = step(after);
        }
        return after;
    }

    private Area step(Area area) {
        Span rows = area.rows();
        Span columns = area.columns();
        Span wideRows = new Span(Math.max(0, rows.start() - 1), Math.min(tab.rowCount(), rows.end() + 1));
        Span wideColumns = new Span(Math.max(0, columns.start() - 1), Math.min(tab.columnCount(), columns.end() + 1));
        int top = has(wideRows.start(), wideColumns) ? wideRows.start() : rows.start();
        int bottom = has(wideRows.end() - 1, wideColumns) ? wideRows.end() : rows.end();
        int left = hasColumn(wideColumns.start(), wideRows) ? wideColumns.start() : columns.start();
        int right = hasColumn(wideColumns.end() - 1, wideRows) ? wideColumns.end() : columns.end();
        return new Area(tab.id(), new Span(top, bottom), new Span(left, right));
    }

    private boolean has(int row, Span columns) {
        return tab.row(row).contentEnd(columns.start(), columns.end()) > 0;
    }

    private boolean hasColumn(int column, Span rows) {
        return tab.contentEnd(rows, new Span(column, column + 1)) > 0;
    }
}
