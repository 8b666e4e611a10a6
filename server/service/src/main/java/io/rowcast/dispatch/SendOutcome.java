package io.rowcast.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one request to Meta. Only {@link Deferred} may be sent again without a person's decision. */
public sealed interface SendOutcome {
    /** Meta answered with a message id: the message is on its way. */
    record Accepted(String wamid) implements SendOutcome {}

    /** Meta refused for good. {@code details} is Meta's own explanation; it may quote the number. */
    record Refused(int code, @Nullable String details) implements SendOutcome {}

    /** Meta refused for now, for certain before taking the message: a limit, or overload. Try again after {@code pause}. */
    record Deferred(int code, Duration pause, Scope scope) implements SendOutcome {}

    /** No answer, or one that leaves open whether the message was taken. Never sent again by itself. */
    record Unknown(String reason) implements SendOutcome {}

    /** Whom a {@link Deferred} concerns. */
    enum Scope {
        /** This recipient only (pair rate). */
        RECIPIENT,
        /** Everything that the sender sends. */
        SENDER
    }
}
