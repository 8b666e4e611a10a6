package io.rowcast.delivery;

import static io.rowcast.delivery.DeliveryStatus.ACCEPTED;
import static io.rowcast.delivery.DeliveryStatus.CANCELLED;
import static io.rowcast.delivery.DeliveryStatus.DELIVERED;
import static io.rowcast.delivery.DeliveryStatus.FAILED;
import static io.rowcast.delivery.DeliveryStatus.QUEUED;
import static io.rowcast.delivery.DeliveryStatus.READ;
import static io.rowcast.delivery.DeliveryStatus.SENDING;
import static io.rowcast.delivery.DeliveryStatus.SENT;
import static io.rowcast.delivery.DeliveryStatus.SKIPPED;
import static io.rowcast.delivery.DeliveryStatus.UNCONFIRMED;
import static io.rowcast.delivery.DeliveryStatus.UNKNOWN;

import java.util.EnumSet;
import java.util.Set;

/** A kind of move from status to status, by what causes it. {@link Moves#TABLE} has them all; there are no others. */
public sealed interface Move {
    /** Where it may begin. */
    Set<DeliveryStatus> from();

    DeliveryStatus to();

    /** A node has taken it to send it. */
    record Claimed() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(QUEUED);
        }

        @Override
        public DeliveryStatus to() {
            return SENDING;
        }
    }

    /** At its turn its person had opted out, or gets the message in another row. */
    record HeldBack() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(QUEUED);
        }

        @Override
        public DeliveryStatus to() {
            return SKIPPED;
        }
    }

    /** Nothing has left, for certain, and it is tried again. */
    record PutBack() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(SENDING, UNKNOWN);
        }

        @Override
        public DeliveryStatus to() {
            return QUEUED;
        }
    }

    /** Its campaign was cancelled or has ended; of one under way nothing had left, for certain. */
    record CalledOff() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(QUEUED, SENDING, UNKNOWN);
        }

        @Override
        public DeliveryStatus to() {
            return CANCELLED;
        }
    }

    /** No answer came, or the node died with it. */
    record Lost() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(SENDING);
        }

        @Override
        public DeliveryStatus to() {
            return UNKNOWN;
        }
    }

    /** No webhook told of it in time. */
    record GivenUp() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(UNKNOWN);
        }

        @Override
        public DeliveryStatus to() {
            return UNCONFIRMED;
        }
    }

    /** Meta has answered with a message id, late perhaps: when a person has had it queued again in between. */
    record Taken() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(QUEUED, SENDING, UNKNOWN, UNCONFIRMED);
        }

        @Override
        public DeliveryStatus to() {
            return ACCEPTED;
        }
    }

    /** Meta has answered with an error that is for good. */
    record Refused() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(SENDING, UNKNOWN, UNCONFIRMED);
        }

        @Override
        public DeliveryStatus to() {
            return FAILED;
        }
    }

    /** Meta reports by webhook; reports come repeated, late and out of order, and older news moves nothing. */
    record Reported(DeliveryStatus to) implements Move {
        /** @throws IllegalArgumentException for a status that Meta does not report */
        public Reported {
            if (to != SENT && to != FAILED && to != DELIVERED && to != READ) {
                throw new IllegalArgumentException("Meta does not report " + to);
            }
        }

        /**
         * A failure of what is not under way is one of an earlier try. That something has arrived is news even of what was
         * called off before it was tried again.
         */
        @Override
        public Set<DeliveryStatus> from() {
            Set<DeliveryStatus> before = EnumSet.range(QUEUED, to);
            before.remove(to);
            if (to == FAILED) {
                before.remove(QUEUED);
            } else {
                before.addAll(EnumSet.of(CANCELLED, SKIPPED));
            }
            return before;
        }
    }

    /** A person has an unconfirmed one sent again. */
    record ResentByHand() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(UNCONFIRMED);
        }

        @Override
        public DeliveryStatus to() {
            return QUEUED;
        }
    }

    /** A person has the failed ones of a campaign tried again. */
    record Retried() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(FAILED);
        }

        @Override
        public DeliveryStatus to() {
            return QUEUED;
        }
    }

    /** A person has what was called off sent after all. */
    record TakenUp() implements Move {
        @Override
        public Set<DeliveryStatus> from() {
            return EnumSet.of(CANCELLED);
        }

        @Override
        public DeliveryStatus to() {
            return QUEUED;
        }
    }
}
