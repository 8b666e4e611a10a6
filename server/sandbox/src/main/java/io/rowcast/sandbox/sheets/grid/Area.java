package io.rowcast.sandbox.sheets.grid;

import java.util.Optional;
import java.util.function.Function;

/** A rectangle of one tab; either side may be without an end. */
public record Area(int sheetId, Span rows, Span columns) {

    public boolean meets(Area other) {
        return sheetId == other.sheetId && rows.meets(other.rows) && columns.meets(other.columns);
    }

    public Span along(Dimension dimension) {
        return dimension == Dimension.ROWS ? rows : columns;
    }

    /** The area cut to a grid. */
    public Area within(Tab tab) {
        return new Area(sheetId, rows.within(tab.rowCount()), columns.within(tab.columnCount()));
    }

    Optional<Area> mapped(Dimension dimension, Function<Span, Optional<Span>> change) {
        return dimension == Dimension.ROWS
                ? change.apply(rows).map(span -> new Area(sheetId, span, columns))
                : change.apply(columns).map(span -> new Area(sheetId, rows, span));
    }
}
