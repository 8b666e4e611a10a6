package io.rowcast.workbench.chaos;

import java.util.Map;

/** Who writes to the tab. */
interface Pen {
    /** Whose token the writes carry. */
    String email();

    /** Connects the tab, as the add-on does. */
    void link(World world, Map<String, Object> sheet);

    /** Lets it write until it is closed. */
    AutoCloseable start(World world, String spreadsheetId);
}
