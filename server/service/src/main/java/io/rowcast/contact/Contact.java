package io.rowcast.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whom the workspace wrote to, heard from or brought in, whatever names they had since.
 *
 * @param recipient the number or user id by which they are known now
 * @param shownName what they call themselves, or a user calls them; null where that is not known
 * @param agreed whether they have agreed to get messages, and not taken it back
 * @param suppressed whether they must not be sent to
 */
public record Contact(
        UUID id, String recipient, @Nullable String shownName, Instant since, boolean agreed, boolean suppressed) {
    @Override
    public String toString() {
        return "contact " + id;
    }

    /** A number or user id of theirs. */
    record Name(String recipient, boolean left) {
        @Override
        public String toString() {
            return left ? "a name left" : "a name";
        }
    }

    /** How many messages went to them and came from them, and when the last. */
    record Messages(
            int sent,
            int delivered,
            int read,
            int received,
            @Nullable Instant lastSentAt,
            @Nullable Instant lastReceivedAt) {}

    /** All that is known of them. */
    record Details(
            Contact contact,
            List<Name> names,
            List<Consent> consents,
            @Nullable Suppression suppression,
            Messages messages) {}
}
