package io.rowcast.platform.work;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time between a node's word that it stops and its stopping, in which balancers take their requests elsewhere. */
public final class Drain {
    private final Duration grace;
    private volatile boolean begun;

    public Drain(Duration grace) {
        this.grace = grace;
    }

    /** Whether the node is about to stop. */
    public boolean begun() {
        return begun;
    }

    /** Says that the node stops, and returns when those who ask for it have had their time. */
    public void begin() {
        begun = true;
        try {
            TimeUnit.NANOSECONDS.sleep(grace.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
