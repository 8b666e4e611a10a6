package io.rowcast.delivery;

/**
 * How far one message has come, in the order in which it may move: a delivery never goes back, however late, repeated or
 * shuffled Meta's webhooks arrive. (A {@code failed} after {@code sent} is news; after {@code delivered} it is not.)
 */
public enum DeliveryStatus {
    /** Waits for its turn. */
    QUEUED,
    /** Claimed by a node; the request is about to leave or under way. */
    SENDING,
    /** The request may or may not have arrived; a webhook with our id will tell. */
    UNKNOWN,
    /** No webhook told in time; a person decides whether to send again. */
    UNCONFIRMED,
    /** Meta answered with a message id. */
    ACCEPTED,
    SENT,
    FAILED,
    DELIVERED,
    READ,
    /** The campaign was cancelled before its turn. */
    CANCELLED,
    /** Held back at its turn: the recipient had opted out. */
    SKIPPED;

    /** As it stands in the database and in the API. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static DeliveryStatus of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether nothing more will happen by itself before Meta says something new. */
    public boolean settled() {
        return this != QUEUED && this != SENDING && this != UNKNOWN;
    }
}
