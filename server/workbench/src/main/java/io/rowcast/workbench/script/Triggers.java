package io.rowcast.workbench.script;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The person's hourly triggers in the spreadsheet, and whether the person's consent to the add-on stands. */
final class Triggers {
    private final Set<String> handlers = new ConcurrentSkipListSet<>();
    private volatile boolean consents = true;

    /** An add-on may have one trigger of a kind for each person and file (sheets/facts.md 3.2). */
    void make(String handler) {
        if (!handlers.isEmpty()) {
            throw new ScriptException("Exception: The Add-on has created too many time-based triggers in this document "
                    + "for this Google user account.");
        }
        handlers.add(handler);
    }

    void delete(String handler) {
        handlers.remove(handler);
    }

    List<String> handlers() {
        return List.copyOf(handlers);
    }

    boolean consents() {
        return consents;
    }

    void consents(boolean given) {
        consents = given;
    }
}
