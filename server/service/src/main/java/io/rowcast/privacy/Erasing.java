package io.rowcast.privacy;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.webhook.InboxStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Erases a person under all their names: messages, replies, what was counted and noted of them. Rows of campaigns stay as rows of
 * nobody, so that counts are true; the person stays on the do-not-send list as a fingerprint, so that nobody writes to them by
 * mistake again. Whatever stands in the customer's sheet is the customer's to delete.
 */
public final class Erasing {
    private static final String WHY = "Not sent: this person's data was erased.";

    /** Fewer digits would find other people's numbers too. */
    private static final int TELLING_DIGITS = 8;

    /** What became of a request. */
    public sealed interface Outcome {
        /** @param messages of campaigns and by hand, and {@code replies}, that told of the person */
        record Erased(int messages, int replies) implements Outcome {}

        /** A message to the person leaves just now; nothing was erased. */
        record UnderWay() implements Outcome {}

        record NoSuchContact() implements Outcome {}
    }

    private final Database database;
    private final Sealers sealers;
    private final InboxStore inbox;
    private final InstantSource clock;
    private final IdentityStore identities = new IdentityStore();
    private final ContactStore contacts = new ContactStore();
    private final ErasureStore store = new ErasureStore();

    public Erasing(Database database, Sealers sealers, InboxStore inbox, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Erases all that the caller's workspace has of a person, in one transaction.
     *
     * @param contact the person's, under whichever name
     */
    public Outcome erase(Caller caller, UUID contact) {
        Sealer sealer = sealers.of(caller.workspace());
        return database.inWorkspace(
                caller.workspace(),
                handle -> contacts.nameOf(handle, contact)
                        .<Outcome>map(name -> erase(handle, sealer, caller, name))
                        .orElseGet(Outcome.NoSuchContact::new));
    }

    private Outcome erase(Handle handle, Sealer sealer, Caller caller, RecipientId name) {
        Set<String> names = PersonRows.names(handle, identities, List.of(name));
        if (store.isUnderWay(handle, names)) {
            return new Outcome.UnderWay();
        }
        Instant now = clock.instant();
        Predicate<String> tells = tellsOf(store.written(handle, sealer, names));
        store.forgetRows(handle, names);
        store.forgetProblems(handle, sealer, tells);
        int messages = store.forgetDeliveries(handle, names, sealer.seal(WHY, DeliverySeals.ERROR_TEXT), now)
                + store.deleteConversations(handle, names);
        int replies = store.deleteReplies(handle, names);
        store.forgetLimits(handle, names);
        store.keepOff(handle, names, WHY, now);
        store.forgetContact(handle, names);
        store.forgetNames(handle, names);
        // A webhook names the number that it is about: what tells of others' conversations with the person is theirs.
        List<String> numbers = store.numbers(handle);
        inbox.discardParked(handle, tells.and(body -> numbers.stream().anyMatch(body::contains)));
        AuditStore.add(
                handle,
                caller.actor(),
                Action.CONTACT_ERASED,
                null,
                Map.of("messages", String.valueOf(messages), "replies", String.valueOf(replies)),
                now);
        return new Outcome.Erased(messages, replies);
    }

    /** Whether a text holds one of the names, however its digits are set apart: {@code +44 7400 123-456} as {@code 07400123456}. */
    static Predicate<String> tellsOf(Set<String> names) {
        Set<String> telling = names.stream()
                .map(name -> name.startsWith("+") ? ending(name.substring(1)) : name)
                .collect(Collectors.toUnmodifiableSet());
        return text -> {
            String digits = text.replaceAll("[^0-9]", "");
            return telling.stream()
                    .anyMatch(name -> (Character.isDigit(name.charAt(0)) ? digits : text).contains(name));
        };
    }

    private static String ending(String digits) {
        return digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
    }
}
