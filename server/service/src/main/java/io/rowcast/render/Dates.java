package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates with a time, as sheets show them. A date without a time is meant until its end. */
final class Dates {
    private static final String TIME =
            "(?:[ T,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?: ?([AaPp])\\.?[Mm]\\.?)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4})" + TIME);

    private Dates() {}

    sealed interface Reading {
        record Moment(Instant at) implements Reading {}

        /** It may be the day of one month or of another. */
        record Ambiguous() implements Reading {}

        record Unreadable() implements Reading {}
    }

    /** @param zone of times that name none */
    static Reading read(String shown, ZoneId zone) {
        try {
            Matcher first = YEAR_FIRST.matcher(shown);
            if (first.matches()) {
                return moment(number(first, 1), number(first, 2), number(first, 3), time(first, 4), zone);
            }
            Matcher last = YEAR_LAST.matcher(shown);
            return last.matches()
                    ? yearLast(last, zone)
                    : new Reading.Moment(OffsetDateTime.parse(shown).toInstant());
        } catch (DateTimeParseException noDate) {
            return new Reading.Unreadable();
        } catch (DateTimeException noSuchDay) {
            return new Reading.Unreadable();
        }
    }

    /** Points part day, month and year in that order everywhere; slashes do in most countries, and not in the United States. */
    private static Reading yearLast(Matcher date, ZoneId zone) {
        int one = number(date, 1);
        int two = number(date, 3);
        int year = number(date, 4);
        LocalTime time = time(date, 5);
        if (date.group(2).equals(".") || one > 12 || one == two) {
            return moment(year, two, one, time, zone);
        }
        return two > 12 ? moment(year, one, two, time, zone) : new Reading.Ambiguous();
    }

    private static Reading moment(int year, int month, int day, LocalTime time, ZoneId zone) {
        return new Reading.Moment(
                LocalDate.of(year, month, day).atTime(time).atZone(zone).toInstant());
    }

    private static LocalTime time(Matcher date, int from) {
        if (date.group(from) == null) {
            return LocalTime.of(23, 59, 59);
        }
        int hour = number(date, from);
        String half = date.group(from + 3);
        int second = date.group(from + 2) == null ? 0 : number(date, from + 2);
        return LocalTime.of(half == null ? hour : ofHalf(hour, half), number(date, from + 1), second);
    }

    private static int ofHalf(int hour, @Nullable String half) {
        return hour % 12 + ("p".equalsIgnoreCase(half) ? 12 : 0);
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    static Optional<Fault> faultOf(TemplateInput input, String shown, Here here) {
        return switch (read(shown, here.zone())) {
            case Reading.Moment moment ->
                moment.at().isAfter(here.now())
                        ? Optional.empty()
                        : ValueRules.blocking(
                                "date-in-the-past",
                                "The value for " + input.label() + ", " + quote(shown) + ", is over already.",
                                "Give a time to come, in the time zone of the sheet.");
            case Reading.Ambiguous ambiguous ->
                ValueRules.blocking(
                        "date-ambiguous",
                        "The value for " + input.label() + ", " + quote(shown)
                                + ", may be a day of one month or of another.",
                        "Write year, month and day in this order, as 2026-12-31 18:00.");
            case Reading.Unreadable no ->
                ValueRules.blocking(
                        "date-unreadable",
                        "The value for " + input.label() + " is " + quote(shown)
                                + ", which is no date that can be read.",
                        "Write it as 2026-12-31 18:00.");
        };
    }
}
