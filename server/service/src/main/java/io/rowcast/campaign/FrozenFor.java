package io.rowcast.campaign;

import io.rowcast.timing.When;

/** Rows that were frozen for a schedule that gives each its own time go by no other, and others not by such a one. */
final class FrozenFor {
    private FrozenFor() {}

    /** Whether the draft's rows were frozen for another schedule than this. */
    static boolean another(Campaign draft, When when) {
        return (bindsRows(when) || (draft.when() != null && bindsRows(draft.when()))) && !when.equals(draft.when());
    }

    private static boolean bindsRows(When when) {
        return switch (when) {
            case When.PerRow it -> true;
            case When.NewRows it -> true;
            case When.Now it -> false;
            case When.At it -> false;
            case When.Recurring it -> false;
            case When.Drip it -> false;
        };
    }
}
