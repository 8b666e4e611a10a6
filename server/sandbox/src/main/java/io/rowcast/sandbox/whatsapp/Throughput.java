package io.rowcast.sandbox.whatsapp;

import java.time.InstantSource;

/**
 * The number's messages per second, in and out together (facts section 11). A second is a calendar second, so a sender that
 * keeps to the limit on average but not within each second may be refused now and then, as at Meta.
 */
final class Throughput {
    private final InstantSource clock;
    private final Settings settings;
    private long second;
    private int used;

    Throughput(InstantSource clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Counts one message; false when the second is full already. Inbound ones are counted too, and the answer ignored. */
    boolean take() {
        int perSecond = settings.limits.perSecond();
        return perSecond <= 0 || count() <= perSecond;
    }

    private synchronized int count() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            used = 0;
        }
        return ++used;
    }
}
