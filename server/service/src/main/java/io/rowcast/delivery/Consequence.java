package io.rowcast.delivery;

import java.time.Duration;

/** What follows from an error of Meta's. */
public sealed interface Consequence {
    /**
     * This row has failed; all others go on.
     *
     * @param mendable whether the same message may be taken later: the cause was Meta's, or a person can mend it
     */
    record FailRow(boolean mendable) implements Consequence {
        public FailRow() {
            this(false);
        }
    }

    /** Refused for certain and only for now: the row is tried again after {@code pause}. */
    record TryLater(Duration pause, Scope scope) implements Consequence {}

    /** The row has failed, and the recipient gets no marketing for {@code time}. */
    record RestRecipient(Duration time) implements Consequence {}

    /** The row has failed, and the recipient gets nothing any more, by their own wish or by the business's. */
    record SuppressRecipient(boolean byPreference) implements Consequence {}

    /**
     * No row with this template can be sent: its campaigns pause, with {@code halt} as the code of the reason. The row that
     * met it goes back to the queue, save where Meta had taken it before.
     */
    record PauseTemplate(String halt) implements Consequence {}

    /** Nothing of this sender is taken before a person has mended something; one message after the other tries whether so. */
    record StopSender() implements Consequence {}

    /** Meta does not say whether it took the message: a webhook or a person decides. */
    record InDoubt() implements Consequence {}

    /** Whom a pause concerns. */
    enum Scope {
        /** This row's recipient only. */
        RECIPIENT,
        /** Everything that the sender sends. */
        SENDER
    }
}
