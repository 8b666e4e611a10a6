package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Looks twice a second whether something has become known that follow-ups wait for. When a row is due is known then, so that it
 * goes in its second. Every node looks; whoever comes second finds nothing.
 */
final class FollowUps {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private static final Duration GIVE_UP_INTERVAL = Duration.ofMinutes(10);

    /** So that no look is long; the rest is found at the next. */
    private static final int MOST_SHARES = 20;

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final FollowUpStore store;
    private volatile long nextLook;
    private volatile long nextGivingUp;

    FollowUps(InstantSource clock, LongSupplier nanoTime, FollowUpStore store) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.store = store;
        this.nextLook = nanoTime.getAsLong();
        this.nextGivingUp = nanoTime.getAsLong();
    }

    boolean due() {
        return nanoTime.getAsLong() >= nextLook;
    }

    /** A workspace that cannot be looked after, as when its keys are gone, holds up no other. */
    void look() {
        if (!due()) {
            return;
        }
        long tick = nanoTime.getAsLong();
        nextLook = tick + INTERVAL.toNanos();
        Instant now = clock.instant();
        if (tick >= nextGivingUp) {
            nextGivingUp = tick + GIVE_UP_INTERVAL.toNanos();
            store.giveUpOld(now);
        }
        Failures failures = new Failures();
        for (WorkspaceId workspace : store.withNews()) {
            try {
                heed(workspace, now);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        failures.throwAny();
    }

    private void heed(WorkspaceId workspace, Instant now) {
        for (int share = 0; share < MOST_SHARES; share++) {
            if (!store.heed(workspace, now)) {
                return;
            }
        }
    }
}
