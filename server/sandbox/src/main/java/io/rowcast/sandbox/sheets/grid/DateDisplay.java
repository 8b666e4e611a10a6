package io.rowcast.sandbox.sheets.grid;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows serial dates by the patterns of Sheets' number formats. */
final class DateDisplay {
    private static final Pattern PART = Pattern.compile("(?i)y+|m+|d+|h+|s+|am/pm|a/p|\"[^\"]*\"|\\\\.|.");

    private DateDisplay() {}

    /** [INF] The short date of the locale, with the whole year, as the Sheets page shows it. */
    static String defaultDate(Locale locale) {
        return switch (locale.toString()) {
            case "en_US" -> "m/d/yyyy";
            case "es_ES" -> "d/m/yyyy";
            case "de_DE" -> "dd.mm.yyyy";
            default -> locale.getCountry().equals("US") ? "m/d/yyyy" : "dd/mm/yyyy";
        };
    }

    /** [INF] Hours have two digits but in the United States and Spain. */
    static String defaultMoment(Locale locale) {
        return defaultDate(locale)
                + (locale.getCountry().equals("US") || locale.toString().equals("es_ES") ? " h:mm:ss" : " hh:mm:ss");
    }

    static String show(double serial, String pattern, Locale locale) {
        LocalDateTime moment = Serials.toLocal(serial);
        boolean halves = pattern.toLowerCase(Locale.ROOT).contains("am/pm");
        StringBuilder shown = new StringBuilder();
        Matcher parts = PART.matcher(pattern);
        boolean afterHour = false;
        while (parts.find()) {
            String part = parts.group().toLowerCase(Locale.ROOT);
            boolean minutes = part.startsWith("m") && (afterHour || beforeSeconds(pattern, parts.end()));
            shown.append(minutes ? padded(moment.getMinute(), part) : one(part, parts.group(), moment, halves, locale));
            if (Character.isLetter(part.charAt(0))) {
                afterHour = part.startsWith("h");
            }
        }
        return shown.toString();
    }

    private static boolean beforeSeconds(String pattern, int end) {
        return pattern.substring(end).toLowerCase(Locale.ROOT).startsWith(":s");
    }

    private static String one(String part, String raw, LocalDateTime moment, boolean halves, Locale locale) {
        return switch (part.charAt(0)) {
            case 'y' -> part.length() > 2 ? padded(moment.getYear(), "yyyy") : padded(moment.getYear() % 100, "yy");
            case 'm' ->
                part.length() > 2
                        ? moment.getMonth().getDisplayName(style(part), locale)
                        : padded(moment.getMonthValue(), part);
            case 'd' ->
                part.length() > 2
                        ? moment.getDayOfWeek().getDisplayName(style(part), locale)
                        : padded(moment.getDayOfMonth(), part);
            case 'h' -> padded(halves ? (moment.getHour() + 11) % 12 + 1 : moment.getHour(), part);
            case 's' -> padded(moment.getSecond(), part);
            case 'a' -> moment.getHour() < 12 ? "AM" : "PM";
            case '"' -> raw.substring(1, raw.length() - 1);
            case '\\' -> raw.substring(1);
            default -> raw;
        };
    }

    private static TextStyle style(String part) {
        return part.length() > 3 ? TextStyle.FULL : TextStyle.SHORT;
    }

    private static String padded(int number, String part) {
        return String.format(Locale.ROOT, "%0" + part.length() + "d", number);
    }
}
