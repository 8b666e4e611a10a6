package io.rowcast.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;

/**
 * The different people to whom a business wrote outside their windows within the last 24 hours, whichever of its numbers it
 * used (facts section 11). A person counts once, from the first message until 24 hours after the last.
 */
final class PeopleReached {
    private static final Duration DAY = Duration.ofHours(24);
    /** No tier but the unlimited one asks for more. */
    private static final int REMEMBERED = Tier.TIER_100K.people() + 1;

    /** The longest ago first. */
    private final LinkedHashMap<String, Instant> last = new LinkedHashMap<>();

    /** Counts a message to this person; false, and nothing is counted, when the person is one too many. */
    synchronized boolean take(String person, Instant now, int most) {
        forgetUntil(now.minus(DAY));
        if (last.remove(person) == null && last.size() >= most) {
            return false;
        }
        last.put(person, now);
        if (last.size() > REMEMBERED) {
            last.pollFirstEntry();
        }
        return true;
    }

    synchronized int count(Instant now) {
        forgetUntil(now.minus(DAY));
        return last.size();
    }

    private void forgetUntil(Instant then) {
        Iterator<Instant> times = last.values().iterator();
        while (times.hasNext() && !times.next().isAfter(then)) {
            times.remove();
        }
    }
}
