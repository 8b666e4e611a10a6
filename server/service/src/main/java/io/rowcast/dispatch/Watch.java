package io.rowcast.dispatch;

import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Looks once a second at campaigns that may have to stop by themselves: whose end has come, whose first rows are out, of
 * which too much has failed. Every node does; whoever comes second changes nothing.
 */
final class Watch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final WatchStore store;
    private final LongSupplier nanoTime;
    private volatile long nextLook;

    Watch(InstantSource clock, LongSupplier nanoTime, WatchStore store) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
        this.store = store;
    }

    boolean due() {
        return nanoTime.getAsLong() >= nextLook;
    }

    /** A campaign that cannot be judged, as when its workspace's keys are gone, holds up no other. */
    void look() {
        if (!due()) {
            return;
        }
        nextLook = nanoTime.getAsLong() + INTERVAL.toNanos();
        Instant now = clock.instant();
        Failures failures = new Failures();
        for (WatchStore.Watched campaign : store.toWatch(now)) {
            try {
                store.judge(campaign, now);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        failures.throwAny();
    }
}
