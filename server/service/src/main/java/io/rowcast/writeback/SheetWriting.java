package io.rowcast.writeback;

/** What came of writing to a tab. */
public sealed interface SheetWriting permits SheetWriting.Written, SheetTrouble {
    /** All of it was applied, in one step. */
    record Written() implements SheetWriting {}
}
