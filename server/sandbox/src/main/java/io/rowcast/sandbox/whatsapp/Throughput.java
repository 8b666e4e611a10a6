package io.rowcast.sandbox.whatsapp;

import java.time.Instant;

/**
 * A number's messages per second, in and out together (facts section 11). A second is a calendar second, so a sender that
 * keeps to the limit on average but not within each second may be refused now and then, as at Meta.
 */
final class Throughput {
    private long second;
    private int used;

    /**
     * Counts one message; false when the second is full already. Inbound ones are counted too, and the answer ignored.
     *
     * @param perSecond 0 for no limit
     */
    synchronized boolean take(Instant at, int perSecond) {
        long now = at.getEpochSecond();
        if (now != second) {
            second = now;
            used = 0;
        }
        used++;
        return perSecond <= 0 || used <= perSecond;
    }
}
