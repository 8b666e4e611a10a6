package io.rowcast.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * A node's right to send from one number, as it was when a claim was made: under which epoch, and until when. Asked right
 * before a request leaves, so that a node that stood still for longer than its right lasts (SIGSTOP, a long collection, a
 * machine that was moved) sends nothing of what it had claimed. It never lasts longer than it did at first: who renews the
 * right gets another fence.
 *
 * <p>Two clocks are asked, since each has its blind spot: monotonic time stands still while a machine is suspended, and the
 * wall clock may be set back.
 */
final class Fence {
    private final UUID node;
    private final long epoch;
    private final Clocks clocks;
    private final long nanosAtEnd;
    private final Instant end;

    /** This node's two clocks. */
    record Clocks(InstantSource wall, LongSupplier nanoTime) {}

    /** A moment by both clocks. */
    record Moment(Instant wall, long nanos) {
        static Moment of(Clocks clocks) {
            return new Moment(clocks.wall().instant(), clocks.nanoTime().getAsLong());
        }
    }

    /**
     * @param epoch counts the nodes that had the number one after the other
     * @param asked when the right was asked for, before the request to the database left
     * @param nanos how long it is sure from then on
     */
    Fence(UUID node, long epoch, Clocks clocks, Moment asked, long nanos) {
        this.node = node;
        this.epoch = epoch;
        this.clocks = clocks;
        this.nanosAtEnd = asked.nanos() + nanos;
        this.end = asked.wall().plusNanos(nanos);
    }

    UUID node() {
        return node;
    }

    /** Under which the claim must be made, and no longer can be once another node has the number. */
    long epoch() {
        return epoch;
    }

    /** Whether something may leave now. */
    boolean open() {
        return clocks.nanoTime().getAsLong() - nanosAtEnd < 0
                && clocks.wall().instant().isBefore(end);
    }

    /** Whether it is sure for at least so long. */
    boolean opensFor(long nanos) {
        return clocks.nanoTime().getAsLong() + nanos - nanosAtEnd < 0
                && clocks.wall().instant().plusNanos(nanos).isBefore(end);
    }
}
