package io.rowcast.writeback;

/** What came of reading a tab. */
public sealed interface SheetReading permits SheetReading.Found, SheetTrouble {
    /** The cells of the columns that Rowcast knows, as they stood at one moment. */
    record Found(TabCells cells) implements SheetReading {}
}
