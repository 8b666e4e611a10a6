package io.rowcast.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private volatile long nanos;

    @Override
    public Instant instant() {
        return now;
    }

    /** The monotonic time beside it, which {@link #jump} does not move. */
    public long nanoTime() {
        return nanos;
    }

    /** Lets time go on. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** Sets the clock to another time, as an administrator or a time server does. */
    public synchronized void jump(Duration by) {
        now = now.plus(by);
    }
}
