package io.rowcast.workbench.script;

import java.util.List;

/** What an execution gave: the returned value as JSON, and what it asked the editor to show, in order. */
public record Outcome(String result, List<Shown> shown) {
    public Outcome {
        shown = List.copyOf(shown);
    }
}
