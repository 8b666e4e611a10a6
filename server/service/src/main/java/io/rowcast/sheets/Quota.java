package io.rowcast.sheets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Requests of one kind in the last minute, kept under Google's limit: 60 reads and 60 writes a minute for one account,
 * and a service account is one account whatever the number of spreadsheets (facts 1.1). Every attempt counts, repeated ones
 * too. Safe for use by many threads.
 */
final class Quota {
    static final int PER_MINUTE = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Deque<Instant> taken = new ArrayDeque<>();

    Quota(InstantSource clock) {
        this.clock = clock;
    }

    /** Until when nothing may be sent; empty where something may be sent now. */
    synchronized Optional<Instant> usedUpUntil() {
        forget();
        return taken.size() < PER_MINUTE
                ? Optional.empty()
                : Optional.of(taken.getFirst().plus(MINUTE));
    }

    /** Counts one attempt. */
    synchronized void take() {
        forget();
        taken.addLast(clock.instant());
    }

    private void forget() {
        // Google's minute begins when it pleases: a sliding one is inside every other.
        Instant minuteAgo = clock.instant().minus(MINUTE);
        while (!taken.isEmpty() && !taken.getFirst().isAfter(minuteAgo)) {
            taken.removeFirst();
        }
    }
}
