package io.rowcast.timing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as sheets show them: in the forms of the spreadsheet's locale (sheets/facts.md, FORMATTED_VALUE), as people
 * type them, or as serial numbers where a column is formatted as a number. Names of months and days are English ones.
 */
public final class ShownTime {
    /** What a cell means. */
    public sealed interface Reading {
        record At(LocalDateTime local) implements Reading {}

        /** A date without a time. */
        record Day(LocalDate day) implements Reading {}

        /** It names its own offset from UTC. */
        record Exact(Instant at) implements Reading {}

        /** It may be the day of one month or of another. */
        record Ambiguous(LocalDate dayFirst, LocalDate monthFirst) implements Reading {}

        record Unreadable() implements Reading {}
    }

    /** What comes first where day and month are both numbers and the year comes last. */
    public enum Order {
        DAY_MONTH,
        MONTH_DAY
    }

    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? )?";
    private static final String TIME = "(?:(?: ?T|,? at |[ ,]+)(?<hour>\\d{1,2})"
            + "(?:[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d+)?)?)?(?: ?(?<half>[ap])\\.? ?m\\.?)?)?";
    private static final String YEAR = "(?<year>\\d{4})";
    private static final String YEAR_OR_LAST_DIGITS = "(?<year>\\d{4}|\\d{2})";
    private static final String DAY = "(?<day>\\d{1,2})";

    private static final Pattern YEAR_FIRST = form(YEAR + "[-/.] ?(?<month>\\d{1,2})[-/.] ?" + DAY + "\\.?");
    private static final Pattern YEAR_LAST =
            form("(?<one>\\d{1,2})(?<mark>[-/.]) ?(?<two>\\d{1,2})[-/.] ?" + YEAR_OR_LAST_DIGITS);
    private static final List<Pattern> NAMED = List.of(
            form(DAY + "(?:st|nd|rd|th|\\.)?(?: of)?[ -](?<name>[a-z]{3,9})\\.?,?[ -]" + YEAR_OR_LAST_DIGITS),
            form("(?<name>[a-z]{3,9})\\.? " + DAY + "(?:st|nd|rd|th)?,? " + YEAR));

    /** Days since 1899-12-30, and the time of day as their fraction (sheets/facts.md, DateTimeRenderOption). */
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:[.,](\\d{1,15}))?");

    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    /** A fraction of fewer digits is rounded to the minute: it is not exact to the second. */
    private static final int DIGITS_OF_SECONDS = 5;

    private static final int SECONDS_OF_DAY = 86_400;

    private ShownTime() {}

    private static Pattern form(String date) {
        return Pattern.compile(WEEKDAY + date + TIME, Pattern.CASE_INSENSITIVE);
    }

    /** @param order of dates that could be read both ways; null where it is not known */
    public static Reading read(String shown, @Nullable Order order) {
        String text = plain(shown);
        try {
            return SERIAL.matcher(text).matches() ? serial(text) : written(text, order);
        } catch (DateTimeException noSuchTime) {
            return new Reading.Unreadable();
        }
    }

    /** The order that a cell gives away: 13 and more is a day. */
    public static Optional<Order> orderOf(String shown) {
        Matcher date = YEAR_LAST.matcher(plain(shown));
        if (!date.matches() || date.group("mark").equals(".")) {
            return Optional.empty();
        }
        if (number(date, "one") > 12) {
            return Optional.of(Order.DAY_MONTH);
        }
        return number(date, "two") > 12 ? Optional.of(Order.MONTH_DAY) : Optional.empty();
    }

    /** Some locales put narrow and unbreakable blanks before AM. */
    private static String plain(String shown) {
        return shown.replaceAll("[\\p{Z}\\s]+", " ").strip();
    }

    private static Reading written(String text, @Nullable Order order) {
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return at(LocalDate.of(number(first, "year"), number(first, "month"), number(first, "day")), first);
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return yearLast(last, order);
        }
        Optional<Matcher> named = NAMED.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .findFirst();
        return named.isPresent() ? named(named.get()) : exact(text);
    }

    private static Reading exact(String text) {
        try {
            return new Reading.Exact(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noTime) {
            return new Reading.Unreadable();
        }
    }

    /** Points part day, month and year in that order everywhere; slashes do in most countries, and not in the United States. */
    private static Reading yearLast(Matcher date, @Nullable Order order) {
        int one = number(date, "one");
        int two = number(date, "two");
        if (date.group("mark").equals(".") || one > 12 || one == two) {
            return at(LocalDate.of(year(date), two, one), date);
        }
        if (two > 12) {
            return at(LocalDate.of(year(date), one, two), date);
        }
        return switch (order) {
            case null -> new Reading.Ambiguous(LocalDate.of(year(date), two, one), LocalDate.of(year(date), one, two));
            case DAY_MONTH -> at(LocalDate.of(year(date), two, one), date);
            case MONTH_DAY -> at(LocalDate.of(year(date), one, two), date);
        };
    }

    private static Reading named(Matcher date) {
        String name = date.group("name").toLowerCase(Locale.ROOT);
        Optional<Month> month = Arrays.stream(Month.values())
                .filter(it -> it.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(name))
                .findFirst();
        return month.isPresent()
                ? at(LocalDate.of(year(date), month.get(), number(date, "day")), date)
                : new Reading.Unreadable();
    }

    private static int year(Matcher date) {
        int year = number(date, "year");
        return year < 100 ? 2000 + year : year;
    }

    private static Reading at(LocalDate day, Matcher date) {
        if (date.group("hour") == null) {
            return new Reading.Day(day);
        }
        int hour = number(date, "hour");
        String half = date.group("half");
        if (half == null ? date.group("minute") == null : hour < 1 || hour > 12) {
            return new Reading.Unreadable();
        }
        LocalTime time = LocalTime.of(
                half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0),
                date.group("minute") == null ? 0 : number(date, "minute"),
                date.group("second") == null ? 0 : number(date, "second"));
        return new Reading.At(day.atTime(time));
    }

    private static Reading serial(String text) {
        String[] parts = text.split("[.,]", 2);
        LocalDate day = SERIAL_ZERO.plusDays(Integer.parseInt(parts[0]));
        if (parts.length == 1) {
            return new Reading.Day(day);
        }
        double seconds = Double.parseDouble("0." + parts[1]) * SECONDS_OF_DAY;
        long exact = parts[1].length() < DIGITS_OF_SECONDS ? Math.round(seconds / 60) * 60 : Math.round(seconds);
        return new Reading.At(day.atStartOfDay().plusSeconds(exact));
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group));
    }
}
