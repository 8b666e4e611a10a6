package io.rowcast.workbench.script;

/** How much a user has let the add-on do when a function of it runs (sheets/facts.md 3.1). */
public enum AuthMode {
    /** {@code onOpen} of an add-on that is installed but not yet used in this file: menus only. */
    NONE,
    /** {@code onOpen} of an add-on in use: the document and properties, but no fetch and no sidebar. */
    LIMITED,
    /** Menu items and {@code google.script.run}. */
    FULL
}
