package io.rowcast.campaign;

import io.rowcast.contact.People;
import io.rowcast.contact.RecipientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds back rows whose recipient opted out, has not agreed, or gets the campaign's message by an earlier row. */
final class OncePerRecipient {
    private final Recipe recipe;
    private final People people;
    private final Map<RecipientId, Integer> rowsByPerson = new HashMap<>();
    private final Set<RecipientId> suppressed;
    private final NoConsent consent;

    /**
     * @param people who is who among the recipients
     * @param earlier the rows of the recipients that the draft has already, by any of their names
     * @param suppressed any of their names that must not be sent to
     * @param consent who has not agreed; asked before rows are compared, since a row that is not sent takes nothing from a later one
     */
    OncePerRecipient(
            Recipe recipe,
            People people,
            Map<RecipientId, Integer> earlier,
            Set<RecipientId> suppressed,
            NoConsent consent) {
        this.recipe = recipe;
        this.people = people;
        this.consent = consent;
        earlier.forEach((name, row) -> rowsByPerson.put(people.person(name), row));
        this.suppressed = suppressed.stream().map(people::person).collect(Collectors.toSet());
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
        RecipientId person = people.person(ready.recipient());
        if (suppressed.contains(person)) {
            return ready.held(
                    recipe,
                    "recipient-opted-out",
                    "This person has opted out of your messages.",
                    "Leave the row out. If they asked to hear from you again, lift the opt-out first.");
        }
        FrozenRow agreed = consent.apply(ready);
        if (agreed instanceof FrozenRow.Held) {
            return agreed;
        }
        Integer first = rowsByPerson.putIfAbsent(person, ready.row().number());
        return first == null
                ? ready
                : ready.held(
                        recipe,
                        "recipient-duplicate",
                        "Row " + first + " goes to the same person.",
                        "Each person gets a campaign's message once. Remove one of the two rows or correct its number.");
    }
}
