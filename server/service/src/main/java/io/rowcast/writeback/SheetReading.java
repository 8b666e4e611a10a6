package io.rowcast.writeback;

import java.util.Map;

/** What came of reading a tab. */
public sealed interface SheetReading permits SheetReading.Found, SheetReading.MarksLeft, SheetTrouble {
    /** The cells of the columns that Rowcast knows, as they stood at one moment. */
    record Found(TabCells cells) implements SheetReading {}

    /**
     * Columns of ours were moved, and their marks stayed where they had been, over other cells. Whether Google moves a
     * column's metadata with it is not known (facts 1.4).
     *
     * @param columns index, from 0, of the column that carries our heading, for each part whose mark is elsewhere
     */
    record MarksLeft(Map<String, Integer> columns) implements SheetReading {
        public MarksLeft {
            columns = Map.copyOf(columns);
        }
    }
}
