package io.rowcast.writeback;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What one cell of ours should hold, or holds. Two that are equal look alike, whatever format the user gave the cell. */
public sealed interface CellValue {
    CellValue EMPTY = new Text("");

    /** As it travels to the add-on and back: the text, or the local date and time as {@code 2026-11-24T09:00:00}. */
    String plain();

    boolean isEmpty();

    /** Text, stored as it is: never a formula (facts 1.2: RAW). */
    record Text(String text) implements CellValue {
        @Override
        public String plain() {
            return text;
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a text";
        }
    }

    /** A date and time on the spreadsheet's own clock, to the second. */
    record Moment(LocalDateTime local) implements CellValue {
        private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
        private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
        private static final double SECONDS_A_DAY = 86_400;

        public Moment {
            local = local.truncatedTo(ChronoUnit.SECONDS);
        }

        /** The moment of a serial number; a fraction of a day is not exact in binary, so it is rounded to the second. */
        public static Moment ofSerial(double serial) {
            return new Moment(DAY_ZERO.plusSeconds(Math.round(serial * SECONDS_A_DAY)));
        }

        /** Days since 1899-12-30, the fraction being the time of day (facts 1.2). */
        public double serial() {
            return ChronoUnit.SECONDS.between(DAY_ZERO, local) / SECONDS_A_DAY;
        }

        @Override
        public String plain() {
            return PLAIN.format(local);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
