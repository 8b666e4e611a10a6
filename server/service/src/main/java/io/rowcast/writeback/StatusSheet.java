package io.rowcast.writeback;

import java.util.Map;
import java.util.Set;

/**
 * The way to the user's sheet. Columns are found by their developer metadata when Google applies the call, so moving,
 * renaming and inserting columns harms nothing. Calls block; none throws.
 */
public interface StatusSheet {
    /** Reads the columns that Rowcast knows, in one request. */
    SheetReading read(Tab tab);

    /** Makes columns right of the last heading. Not to be repeated blindly: read again to see what is missing. */
    SheetWriting addColumns(Tab tab, Set<StatusColumn> columns);

    /** Moves marks to where their columns are, as {@link SheetReading.MarksLeft} says. Read again before anything is written. */
    SheetWriting mark(Tab tab, Map<String, Integer> columns);

    /** Writes some cells, all or none, in one request; the same changes may be written again. */
    SheetWriting write(Tab tab, CellChanges changes);
}
