package io.rowcast.sandbox.sheets.grid;

/** The two ways along a grid. */
public enum Dimension {
    ROWS,
    COLUMNS;

    /** The location type that developer metadata shows for one of these. */
    public String locationType() {
        return this == ROWS ? "ROW" : "COLUMN";
    }
}
