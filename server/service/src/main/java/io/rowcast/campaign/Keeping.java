package io.rowcast.campaign;

import io.rowcast.contact.ConsentStore;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.People;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Brings rendered rows into a campaign and its follow-ups, within a transaction that has the campaign locked. */
final class Keeping {
    private final InstantSource clock;
    private final RowStore rows = new RowStore();
    private final IdentityStore identities = new IdentityStore();
    private final ConsentStore consents = new ConsentStore();
    private final ContactStore contacts = new ContactStore();

    Keeping(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Keeps what can be sent, and what is wrong with the rest; and who has agreed to get messages, as the rows say. A follow-up keeps rows only that the campaign which it follows
     * has: of the others nobody will ever hear.
     *
     * @return the campaign's rows as they were kept
     */
    List<FrozenRow> keep(Handle handle, Sealer sealer, Sequence sequence, Sequence.Frozen frozen, Turn turn) {
        Campaign campaign = sequence.campaign();
        consents.give(handle, sealer, SheetConsents.in(sequence, frozen.rows(), clock.instant()));
        List<FrozenRow> kept = oncePerRecipient(
                handle, campaign.id(), sequence.recipe(), insideWindow(handle, sequence, frozen.rows()));
        contacts.meet(handle, sealer, addressees(kept), clock.instant());
        insert(handle, sealer, campaign.id(), campaign.senderId(), kept, turn);
        Map<Integer, Set<String>> sendable = new HashMap<>();
        sendable.put(0, readyKeys(kept));
        for (Sequence.FrozenStep step : frozen.steps()) {
            Set<String> before = sendable.get(step.followUp().follows());
            List<FrozenRow> after = step.rows().stream()
                    .filter(row -> before != null && before.contains(row.row().key()))
                    .toList();
            List<FrozenRow> of = consent(handle, step.followUp().id(), sequence.recipe(), after)
                    .apply(after);
            insert(handle, sealer, step.followUp().id(), campaign.senderId(), of, Turn.WHEN_TOLD);
            sendable.put(step.followUp().step(), readyKeys(of));
        }
        return kept;
    }

    private static Set<String> readyKeys(List<FrozenRow> rows) {
        return rows.stream()
                .filter(FrozenRow.Ready.class::isInstance)
                .map(row -> row.row().key())
                .collect(Collectors.toSet());
    }

    private List<FrozenRow> oncePerRecipient(Handle handle, UUID campaign, Recipe recipe, List<FrozenRow> frozen) {
        People people = identities.of(handle, recipients(frozen));
        return new OncePerRecipient(
                        recipe,
                        people,
                        rows.rowsOf(handle, campaign, people.names()),
                        rows.suppressed(handle, people.names()),
                        consent(handle, campaign, recipe, frozen))
                .apply(frozen);
    }

    private NoConsent consent(Handle handle, UUID campaign, Recipe recipe, List<FrozenRow> frozen) {
        return new NoConsent(
                recipe, consents.needed(handle, campaign) ? consents.without(handle, recipients(frozen)) : Set.of());
    }

    private static List<String> addressees(List<FrozenRow> frozen) {
        return frozen.stream()
                .filter(FrozenRow.Ready.class::isInstance)
                .map(row -> ((FrozenRow.Ready) row).rendered().recipient().text())
                .toList();
    }

    /** Messages of one's own go to people who wrote within the last 24 hours; others are held back before the user confirms. */
    private List<FrozenRow> insideWindow(Handle handle, Sequence sequence, List<FrozenRow> frozen) {
        return sequence.recipe().needsWindow()
                ? new OpenWindows(
                                sequence.recipe(),
                                rows.wroteSince(
                                        handle,
                                        sequence.campaign().senderId(),
                                        recipients(frozen),
                                        clock.instant().minus(OpenWindows.LASTS)))
                        .apply(frozen)
                : frozen;
    }

    private static List<RecipientId> recipients(List<FrozenRow> frozen) {
        return frozen.stream()
                .filter(FrozenRow.Ready.class::isInstance)
                .map(row -> ((FrozenRow.Ready) row).recipient())
                .toList();
    }

    private void insert(Handle handle, Sealer sealer, UUID campaign, UUID sender, List<FrozenRow> frozen, Turn turn) {
        rows.addDeliveries(
                handle,
                sealer,
                campaign,
                sender,
                frozen.stream()
                        .filter(FrozenRow.Ready.class::isInstance)
                        .map(FrozenRow.Ready.class::cast)
                        .toList(),
                turn,
                clock.instant());
        rows.addProblems(
                handle,
                sealer,
                campaign,
                frozen.stream().filter(row -> !row.problems().isEmpty()).toList());
    }
}
