package io.rowcast.dispatch;

import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks once a second at campaigns that may have to stop by themselves: whose end has come, whose first rows are out, of
 * which too much has failed. Every node does; whoever comes second changes nothing.
 */
final class Watch {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final WatchStore store;
    private Instant nextLook = Instant.EPOCH;

    Watch(InstantSource clock, WatchStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** A campaign that cannot be judged, as when its workspace's keys are gone, holds up no other. */
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(INTERVAL);
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
