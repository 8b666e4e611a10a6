package io.rowcast.sandbox.sheets.grid;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Dates as Sheets keeps them: days since 1899-12-30, the fraction being the time of day, in no zone (facts 1.2). */
public final class Serials {
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    private static final double SECONDS_A_DAY = 86_400;

    private Serials() {}

    public static double of(LocalDateTime moment) {
        return ChronoUnit.DAYS.between(ZERO, moment.toLocalDate())
                + moment.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
    }

    public static double of(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_A_DAY;
    }

    /** Rounded to whole seconds. */
    public static LocalDateTime toLocal(double serial) {
        return ZERO.atStartOfDay().plusSeconds(Math.round(serial * SECONDS_A_DAY));
    }
}
