package io.rowcast.workbench.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person did to the spreadsheet, for the triggers that hear of it (sheets/facts.md 3.2). Rows and columns count from 1. */
public sealed interface Happening {
    /**
     * Cells were typed, pasted or cleared.
     *
     * @param tab title of the tab
     * @param value what was typed into a single cell, else null
     * @param oldValue what a single cell held before, else null
     */
    record Edited(
            String tab,
            int row,
            int column,
            int rows,
            int columns,
            @Nullable String value,
            @Nullable String oldValue) implements Happening {}

    /** A form was sent in; its answers stand in one row. */
    record Submitted(String tab, int row, int column, List<String> values) implements Happening {
        public Submitted {
            values = List.copyOf(values);
        }
    }

    /** @param changeType one of {@code EDIT}, {@code INSERT_ROW}, {@code OTHER} and the like */
    record Changed(String changeType) implements Happening {}
}
