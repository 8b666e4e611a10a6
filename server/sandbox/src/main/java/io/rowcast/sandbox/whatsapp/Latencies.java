package io.rowcast.sandbox.whatsapp;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long something took, thousands of times a second: counted in steps of at most 6 %, from a microsecond to minutes. */
final class Latencies {
    private static final int STEPS_PER_DOUBLING = 16;
    private static final int DOUBLINGS = 32;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS_PER_DOUBLING * DOUBLINGS);

    void add(long micros) {
        counts.incrementAndGet(step(Math.max(1, micros)));
    }

    private static int step(long micros) {
        int doubling = 63 - Long.numberOfLeadingZeros(micros);
        long within = doubling >= 4 ? (micros >>> (doubling - 4)) & 15 : (micros << (4 - doubling)) & 15;
        return Math.min(doubling * STEPS_PER_DOUBLING + (int) within, STEPS_PER_DOUBLING * DOUBLINGS - 1);
    }

    /** The largest value of a step, in microseconds. */
    private static long end(int step) {
        int doubling = step / STEPS_PER_DOUBLING;
        long within = step % STEPS_PER_DOUBLING + 1L;
        return (long) ((1L << doubling) * (1 + within / (double) STEPS_PER_DOUBLING));
    }

    /** Milliseconds that this share of all did not exceed, such as 0.99; 0 when there was nothing. */
    double quantile(double share) {
        long all = count();
        long within = 0;
        for (int step = 0; step < counts.length(); step++) {
            within += counts.get(step);
            if (all > 0 && within >= Math.ceil(all * share)) {
                return end(step) / 1_000.0;
            }
        }
        return 0;
    }

    long count() {
        long all = 0;
        for (int step = 0; step < counts.length(); step++) {
            all += counts.get(step);
        }
        return all;
    }

    void reset() {
        for (int step = 0; step < counts.length(); step++) {
            counts.set(step, 0);
        }
    }
}
