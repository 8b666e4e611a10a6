package io.rowcast.timing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a campaign sends, as the user said it. */
public sealed interface When {
    /** At once. */
    record Now() implements When {}

    /**
     * At a local time, once.
     *
     * @param readAgain whether the rows are those of the sheet at that time, in the place of the confirmed ones
     */
    record At(LocalDateTime local, ZoneId zone, boolean readAgain) implements When {}

    /**
     * Each row at the time that stands in it.
     *
     * @param column letter of the column with the times
     * @param zone in which the cells are meant
     * @param recipients whether a cell is meant in its recipient's own zone, where that is known, and in {@code zone} elsewhere
     * @param time of cells with a date only; null where such a cell is an error
     * @param order of cells like 03/04/2026; null where only the other rows can tell
     */
    record PerRow(
            String column,
            ZoneId zone,
            boolean recipients,
            @Nullable LocalTime time,
            ShownTime.@Nullable Order order) implements When {}

    /** Again and again; each run takes the rows as they are then. */
    record Recurring(Rhythm rhythm, ZoneId zone, Ending ending, Rows rows) implements When {}

    /** Some rows an hour, one after the other, while the window is open. */
    record Drip(int rowsPerHour, DailyWindow window) implements When {}

    /**
     * Each row that is added after the launch, or comes to meet the campaign's condition.
     *
     * @param settle how long a row must stay as it is before it goes, since people type cell by cell; a form's row goes at once
     * @param existing whether the rows that stand in the sheet at the launch go too
     */
    record NewRows(Duration settle, boolean existing) implements When {}

    /**
     * When a recurring campaign ends by itself; each part null for never.
     *
     * @param until last day, in the schedule's zone
     * @param times most runs, from 1
     */
    record Ending(@Nullable LocalDate until, @Nullable Integer times) {
        public static final Ending NEVER = new Ending(null, null);
    }

    /** Which rows a run takes. */
    enum Rows {
        /** Those that no earlier run has taken. */
        NEW,
        /** All that the campaign's condition lets through. */
        ALL
    }
}
