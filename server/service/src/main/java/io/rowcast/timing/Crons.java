package io.rowcast.timing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Knows the language of cron expressions. */
public interface Crons {
    /** What is wrong with an expression, in words for the user; empty where nothing is. */
    Optional<String> wrong(String expression);

    /**
     * The first time after an instant; empty where it never comes.
     *
     * @throws IllegalArgumentException for an expression that {@link #wrong} complains of
     */
    Optional<Instant> next(String expression, Instant after, ZoneId zone);
}
