package io.rowcast.sandbox.whatsapp;

import java.time.Duration;

/**
 * How long Meta waits before it posts a webhook again: not at all, then longer and longer, up to an hour, for 7 days (facts
 * section 7; the timetable itself is not documented).
 */
final class RetryPause {
    private static final long LONGEST = Duration.ofHours(1).toMillis();
    private static final long TOGETHER = Duration.ofDays(7).toMillis();

    private RetryPause() {}

    /** Milliseconds before this attempt; the first is 1. */
    static long before(int attempt, long firstMs) {
        if (attempt <= 2) {
            return 0;
        }
        int doublings = Math.min(attempt - 3, 30);
        return Math.min(LONGEST, firstMs << doublings);
    }

    /** Whether no attempt follows this one. */
    static boolean givenUp(int attempt, long firstMs) {
        long waited = 0;
        for (int i = 1; i <= attempt && waited <= TOGETHER; i++) {
            waited += Math.max(1, before(i, firstMs));
        }
        return waited > TOGETHER;
    }
}
