package io.rowcast.dispatch;

import io.rowcast.delivery.Halt;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one request to Meta. What a refusal means, and whether it is tried again, stands in {@code MetaError}. */
public sealed interface SendOutcome {
    /**
     * Meta answered with a message id: the message is on its way.
     *
     * @param recipientNames the recipient's number with its plus sign and user id, as far as the answer shows them
     */
    record Accepted(String wamid, List<String> recipientNames) implements SendOutcome {
        public Accepted(String wamid) {
            this(wamid, List.of());
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "accepted";
        }
    }

    /** Meta answered with one of its error codes. {@code details} is Meta's own explanation; it may quote the number. */
    record Refused(int code, @Nullable String details) implements SendOutcome {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "refused with " + code;
        }
    }

    /** Nothing has left, for certain: Meta could not be reached. Try again after {@code pause}. */
    record NotReached(Duration pause) implements SendOutcome {}

    /**
     * Nothing has left: a file of the message is not at Meta yet. The campaign tries again after {@code pause}.
     *
     * @param words why, for the user; null where it only takes its time
     */
    record NotReady(Duration pause, @Nullable String words) implements SendOutcome {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "not ready for " + pause;
        }
    }

    /** Nothing has left, and nothing of the campaign will before a person has done something: it pauses. */
    record NeverReady(Halt halt) implements SendOutcome {}

    /** Nothing has left, and nothing may: the node had lost the number, or could not be sure of it, when it was to leave. */
    record Fenced() implements SendOutcome {}

    /** No answer, or one that leaves open whether the message was taken. Never sent again by itself. */
    record Unknown(String reason) implements SendOutcome {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "unknown";
        }
    }
}
