package io.rowcast.crash;

import java.util.Random;

/** Numbers that a seed decides. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(Math.max(1, most - least + 1));
    }
}
