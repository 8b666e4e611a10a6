package io.rowcast.platform.work;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures in a row: min(2^n seconds + up to a second at random, the longest pause). */
public final class BackOff {
    private static final int LARGEST_EXPONENT = 16;

    private final Duration longest;
    private final RandomGenerator random;

    public BackOff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.clamp(failures - 1L, 0, LARGEST_EXPONENT))
                .plusMillis(random.nextInt(1_001));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
