package io.rowcast.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;

/**
 * The limit on messages to one person: one in 6 seconds, and up to 45 at once, borrowed from the future (facts section 11).
 * Kept as the instant at which all that was borrowed is paid back, so it costs the same for one message and for a million.
 */
final class PairRate {
    private static final Duration EACH = Duration.ofSeconds(6);
    private static final Duration CREDIT = EACH.multipliedBy(45);

    private Instant paidBack = Instant.MIN;

    boolean take(Instant now) {
        Instant start = paidBack.isAfter(now) ? paidBack : now;
        Instant after = start.plus(EACH);
        if (after.isAfter(now.plus(CREDIT))) {
            return false;
        }
        paidBack = after;
        return true;
    }
}
