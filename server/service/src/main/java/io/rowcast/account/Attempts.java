package io.rowcast.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what somebody has tried, on this node; the count starts anew when a time has passed since its first one. Who tried longest
 * ago is forgotten when there are too many to remember. Safe for use by many threads.
 */
final class Attempts {
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Duration within;
    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(Instant since, int number) {}

    /** @param most how many are allowed in the time */
    Attempts(int most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Counts one more; false where it is one too many. */
    synchronized boolean add(String who) {
        Count before = counts.remove(who);
        Instant now = clock.instant();
        Count count = before == null || !now.isBefore(before.since().plus(within))
                ? new Count(now, 1)
                : new Count(before.since(), before.number() + 1);
        counts.put(who, count);
        if (counts.size() > REMEMBERED) {
            counts.remove(counts.keySet().iterator().next());
        }
        return count.number() <= most;
    }
}
