package io.rowcast.campaign;

import io.rowcast.contact.RecipientId;
import java.util.List;
import java.util.Set;

/** Holds back rows to people who have not agreed to get messages, where the workspace requires that they have. */
final class NoConsent {
    private static final String CODE = "no-consent";

    private final Recipe recipe;
    private final Set<RecipientId> without;

    /** @param without who has not agreed; nobody where consent is not required */
    NoConsent(Recipe recipe, Set<RecipientId> without) {
        this.recipe = recipe;
        this.without = without;
    }

    List<FrozenRow> apply(List<FrozenRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case FrozenRow.Ready ready -> apply(ready);
                    case FrozenRow.Held held -> held;
                })
                .toList();
    }

    FrozenRow apply(FrozenRow.Ready ready) {
        return without.contains(ready.recipient()) ? held(ready) : ready;
    }

    private FrozenRow held(FrozenRow.Ready ready) {
        return ready.held(
                recipe,
                CODE,
                "This person has not agreed to get your messages.",
                "Ask them first. If they have agreed, say so in the column for consent, or on the person's contact.");
    }
}
