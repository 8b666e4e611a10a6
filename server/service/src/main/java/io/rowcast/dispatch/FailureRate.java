package io.rowcast.dispatch;

import io.rowcast.delivery.MetaError;
import java.util.Optional;

/**
 * How much of what was tried has failed.
 *
 * @param tried Meta took it or refused it; looked at only as far as the judgement needs
 */
record FailureRate(int failed, int tried) {
    /** Fewer tell nothing about the rest. */
    static final int FEWEST = 20;

    boolean reaches(int percent) {
        return tried >= FEWEST && failed * 100L >= (long) percent * tried;
    }

    /**
     * What happened and how to go on, for the marketer.
     *
     * @param usual Meta's code that stands at most of them
     */
    String words(Optional<Integer> usual) {
        return failed + " of " + tried + " messages failed"
                + usual.map(code -> ", most of them with this: "
                                + MetaError.of(code).words())
                        .orElse(".")
                + " The rows not sent yet are kept. Mend the cause, then resume the campaign; or cancel it.";
    }
}
