package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.contact.RecipientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds back rows whose recipient opted out, or gets the campaign's message by an earlier row. */
final class OncePerRecipient {
    private final Recipe recipe;
    private final Map<RecipientId, Integer> rowsByRecipient;
    private final Set<RecipientId> suppressed;

    /** @param earlier the rows of the recipients that the draft has already */
    OncePerRecipient(Recipe recipe, Map<RecipientId, Integer> earlier, Set<RecipientId> suppressed) {
        this.recipe = recipe;
        this.rowsByRecipient = new HashMap<>(earlier);
        this.suppressed = suppressed;
    }

    List<FrozenRow> apply(List<FrozenRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case FrozenRow.Ready ready -> apply(ready);
                    case FrozenRow.Held held -> held;
                })
                .toList();
    }

    private FrozenRow apply(FrozenRow.Ready ready) {
        if (suppressed.contains(ready.recipient())) {
            return held(
                    ready,
                    "recipient-opted-out",
                    "This person has opted out of your messages.",
                    "Leave the row out. If they asked to hear from you again, lift the opt-out first.");
        }
        Integer first =
                rowsByRecipient.putIfAbsent(ready.recipient(), ready.row().number());
        return first == null
                ? ready
                : held(
                        ready,
                        "recipient-duplicate",
                        "Row " + first + " has the same number.",
                        "Each number gets a campaign's message once. Remove one of the two rows or correct its number.");
    }

    private FrozenRow held(FrozenRow.Ready ready, String code, String message, String fix) {
        List<RowProblem> problems = new ArrayList<>(ready.problems());
        Row row = ready.row();
        problems.add(new RowProblem(
                row.number(), recipe.recipientHeading(), recipe.recipientColumn() + row.number(), code, message, fix, true));
        return new FrozenRow.Held(row, problems);
    }
}
