package io.rowcast.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whether a number may send, its two-step PIN, and how often it was registered of late (facts section 4). */
final class Registration {
    private static final int MOST = 10;
    private static final Duration SPAN = Duration.ofDays(3);

    private final Deque<Instant> calls = new ArrayDeque<>();
    private boolean registered = true;
    /** Empty until somebody sets one. */
    private String pin = "";

    /** Counts a registration or its opposite; false once there were 10 within 72 hours, until those are over. */
    synchronized boolean take(Instant now) {
        while (!calls.isEmpty() && !calls.getFirst().plus(SPAN).isAfter(now)) {
            calls.removeFirst();
        }
        boolean free = calls.size() < MOST;
        if (free) {
            calls.addLast(now);
        }
        return free;
    }

    /** False when the number has another PIN. A first PIN is set by being given. */
    synchronized boolean register(String given) {
        boolean right = pin.isEmpty() || pin.equals(given);
        if (right) {
            pin = given;
            registered = true;
        }
        return right;
    }

    synchronized void deregister() {
        registered = false;
    }

    synchronized void setPin(String given) {
        pin = given;
    }

    synchronized boolean registered() {
        return registered;
    }
}
