package io.rowcast.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Monotonic time, which moves with it. */
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
