package io.rowcast.sandbox.whatsapp;

import java.util.Arrays;

/** How many people a business may write to within 24 hours outside their windows (facts sections 4 and 11). */
enum Tier {
    TIER_250(250),
    TIER_2K(2_000),
    TIER_10K(10_000),
    TIER_100K(100_000),
    TIER_UNLIMITED(Integer.MAX_VALUE);

    private final int people;

    Tier(int people) {
        this.people = people;
    }

    int people() {
        return people;
    }

    static Tier of(String word) {
        return Arrays.stream(values())
                .filter(tier -> tier.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongControlException(
                        "messagingLimit \"" + word + "\" is not known; use one of " + Arrays.toString(values())));
    }
}
