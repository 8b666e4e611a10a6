package io.rowcast.timing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So many rows an hour, evenly: each row has a place in time, the places are equally far apart, and a row leaves at its place or
 * up to {@link #SLACK} later. What was missed for longer is not made up for. A little less than an hour's rows are planned an
 * hour, so that in no hour, wherever it begins, more leave, however late those before it were.
 */
public final class EvenPace {
    /** Longer than a node takes to see that a row may leave. */
    static final Duration SLACK = Duration.ofSeconds(2);

    private static final long HOUR_MICROS = Duration.ofHours(1).plus(SLACK).toNanos() / 1_000;

    private final Duration spacing;

    private EvenPace(Duration spacing) {
        this.spacing = spacing;
    }

    public static EvenPace of(int rowsPerHour) {
        // To the next microsecond, in which the database keeps times.
        return new EvenPace(Duration.ofNanos((HOUR_MICROS / rowsPerHour + 1) * 1_000));
    }

    /**
     * The first place that is free.
     *
     * @param next the place after the last row's; null before the first row
     */
    public Instant place(@Nullable Instant next, Instant now) {
        return next == null || next.isBefore(now.minus(SLACK)) ? now : next;
    }

    /** How many of the places from {@code place} on have come. */
    public int come(Instant place, Instant now) {
        return place.isAfter(now) ? 0 : (int) Duration.between(place, now).dividedBy(spacing) + 1;
    }

    /** The place that comes {@code rows} after another. */
    public Instant after(Instant place, int rows) {
        return place.plus(spacing.multipliedBy(rows));
    }
}
