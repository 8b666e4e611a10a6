package io.rowcast.sandbox.sheets.grid;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and times as people type them, in the shapes that matter to a table of contacts; others stay text. */
final class TypedDates {
    private static final String TIME =
            "(?<time>(?<hour>\\d{1,2}):(?<minute>\\d{2})(?<second>:\\d{2})?(?<half>\\s?[AaPp][Mm])?)";
    private static final Pattern ISO =
            Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})(?:[ T]" + TIME + ")?");
    private static final Pattern SLASHES =
            Pattern.compile("(?<first>\\d{1,2})[/.-](?<other>\\d{1,2})[/.-](?<year>\\d{4})(?: " + TIME + ")?");
    private static final Pattern NAMED =
            Pattern.compile("(?<name>[A-Za-z]{3,9}) (?<day>\\d{1,2}),? (?<year>\\d{4})(?: " + TIME + ")?");
    private static final Pattern ONLY_TIME = Pattern.compile(TIME);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private TypedDates() {}

    /** What was typed, and the number format that the cell takes on. */
    record Typed(double serial, String type, String pattern) {}

    static Optional<Typed> read(String text, Locale locale) {
        try {
            return iso(text)
                    .or(() -> slashes(text, locale))
                    .or(() -> named(text))
                    .or(() -> time(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Typed> iso(String text) {
        Matcher parts = ISO.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String separator = text.substring(4, 5);
        return date(parts, number(parts, "month"), number(parts, "day"), "yyyy" + separator + "mm" + separator + "dd");
    }

    private static Optional<Typed> slashes(String text, Locale locale) {
        Matcher parts = SLASHES.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean monthFirst = locale.getCountry().equals("US");
        return date(
                parts,
                number(parts, monthFirst ? "first" : "other"),
                number(parts, monthFirst ? "other" : "first"),
                DateDisplay.defaultDate(locale));
    }

    private static Optional<Typed> named(String text) {
        Matcher parts = NAMED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(parts.group("name").substring(0, 3).toLowerCase(Locale.ROOT));
        return month < 0 ? Optional.empty() : date(parts, month + 1, number(parts, "day"), "mmm d, yyyy");
    }

    private static Optional<Typed> time(String text) {
        Matcher parts = ONLY_TIME.matcher(text);
        return parts.matches()
                ? Optional.of(new Typed(Serials.of(timeOf(parts)), "TIME", timePattern(parts)))
                : Optional.empty();
    }

    private static Optional<Typed> date(Matcher parts, int month, int day, String pattern) {
        LocalDate date = LocalDate.of(number(parts, "year"), month, day);
        return parts.group("time") == null
                ? Optional.of(new Typed(Serials.of(date.atStartOfDay()), "DATE", pattern))
                : Optional.of(new Typed(
                        Serials.of(date.atTime(timeOf(parts))), "DATE_TIME", pattern + " " + timePattern(parts)));
    }

    private static LocalTime timeOf(Matcher parts) {
        int hour = number(parts, "hour");
        @Nullable String half = parts.group("half");
        if (half != null) {
            hour = hour % 12 + (half.strip().equalsIgnoreCase("pm") ? 12 : 0);
        }
        int second = parts.group("second") == null
                ? 0
                : Integer.parseInt(parts.group("second").substring(1));
        return LocalTime.of(hour, number(parts, "minute"), second);
    }

    private static String timePattern(Matcher parts) {
        return "h:mm" + (parts.group("second") == null ? "" : ":ss") + (parts.group("half") == null ? "" : " am/pm");
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(parts.group(name));
    }
}
