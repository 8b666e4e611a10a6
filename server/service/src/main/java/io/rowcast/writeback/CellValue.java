package io.rowcast.writeback;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What one cell of ours should hold. */
public sealed interface CellValue {
    CellValue EMPTY = new Text("");

    /** As the cell shows it, in the format of our columns. */
    String shown();

    /** Text, stored as it is: never a formula (facts 1.2: RAW). */
    record Text(String text) implements CellValue {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A date and time on the spreadsheet's own clock, to the second. */
    record Moment(LocalDateTime local) implements CellValue {
        /** Number format of our time columns. The same moment as {@link #shown} gives it, in every locale. */
        public static final String NUMBER_FORMAT = "yyyy-mm-dd hh:mm:ss";

        private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
        private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
        private static final double SECONDS_A_DAY = 86_400;

        public Moment {
            local = local.truncatedTo(ChronoUnit.SECONDS);
        }

        /** Days since 1899-12-30, the fraction being the time of day (facts 1.2). */
        public double serial() {
            return ChronoUnit.SECONDS.between(DAY_ZERO, local) / SECONDS_A_DAY;
        }

        @Override
        public String shown() {
            return SHOWN.format(local);
        }
    }
}
