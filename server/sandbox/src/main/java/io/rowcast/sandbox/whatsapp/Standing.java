package io.rowcast.sandbox.whatsapp;

import java.time.Instant;
import java.util.Optional;

/** What Meta's enforcement leaves an account to do (facts 8.4, sections 10 and 11). */
final class Standing {
    private Instant restrictedUntil = Instant.MIN;
    private boolean repliesRestricted;
    private boolean locked;
    private boolean deleted;

    /** Until then the account starts no conversations; with {@code repliesToo} it sends nothing at all. */
    synchronized void restrict(Instant until, boolean repliesToo) {
        restrictedUntil = until;
        repliesRestricted = repliesToo;
    }

    synchronized void lock() {
        locked = true;
    }

    synchronized void delete() {
        deleted = true;
    }

    synchronized void reinstate() {
        restrictedUntil = Instant.MIN;
        repliesRestricted = false;
        locked = false;
    }

    synchronized boolean deleted() {
        return deleted;
    }

    /** Why no message may be sent now. Which of the two codes Meta uses when is not documented; this is our reading. */
    synchronized Optional<GraphError> refusal(Instant now, boolean windowOpen) {
        if (locked) {
            return Optional.of(
                    GraphError.of(
                            403,
                            131031,
                            "Business Account locked",
                            "The WhatsApp Business Account associated with the app has been disabled for violating a platform policy."));
        }
        boolean restricted = now.isBefore(restrictedUntil) && (repliesRestricted || !windowOpen);
        return restricted
                ? Optional.of(
                        GraphError.of(
                                403,
                                368,
                                "Temporarily blocked for policies violations",
                                "The WhatsApp Business Account associated with the app has been restricted for violating a platform policy."))
                : Optional.empty();
    }
}
