package io.rowcast.campaign;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done about a start that was missed because no node of the service ran. */
public enum Missed {
    RUN,
    SKIP,
    ASK;

    /** A start is called missed, and the user told, from here on. */
    static final Duration LATE = Duration.ofMinutes(1);

    /** Where nothing was asked for, a start no later than this is made, and for another a person is asked. */
    static final Duration USUAL = Duration.ofHours(1);

    /** What to do about a start that is {@code late} by more than {@link #LATE}, when {@code wish} was asked for. */
    static Missed of(@Nullable Missed wish, Duration late) {
        if (wish != null) {
            return wish;
        }
        return late.compareTo(USUAL) > 0 ? ASK : RUN;
    }

    /** As it stands in the database and in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Missed ofWord(@Nullable String word) {
        return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
