package io.rowcast.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real clock, set forward: time goes on, and a test lets much of it pass at once. */
public final class AheadClock implements InstantSource {
    private volatile Duration by = Duration.ZERO;

    public synchronized void ahead(Duration duration) {
        by = by.plus(duration);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(by);
    }
}
