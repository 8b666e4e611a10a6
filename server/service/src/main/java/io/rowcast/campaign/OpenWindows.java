package io.rowcast.campaign;

import io.rowcast.contact.RecipientId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Holds back rows whose recipient has not written within the last 24 hours: to them WhatsApp delivers templates only (facts 11). */
final class OpenWindows {
    /** From the person's last message on (facts 11). */
    static final Duration LASTS = Duration.ofHours(24);

    private final Recipe recipe;
    private final Set<RecipientId> open;

    OpenWindows(Recipe recipe, Set<RecipientId> open) {
        this.recipe = recipe;
        this.open = open;
    }

    List<FrozenRow> apply(List<FrozenRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case FrozenRow.Ready ready -> open.contains(ready.recipient()) ? ready : held(ready);
                    case FrozenRow.Held held -> held;
                })
                .toList();
    }

    private FrozenRow held(FrozenRow.Ready ready) {
        return ready.held(
                recipe,
                "window-closed",
                "This person has not written to you within the last 24 hours.",
                "Send a template instead: WhatsApp delivers other messages only within 24 hours of a person's own.");
    }
}
