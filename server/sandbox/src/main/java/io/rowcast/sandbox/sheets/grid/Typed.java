package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads text as if a person had typed it into a cell (ValueInputOption USER_ENTERED, facts 1.2): a leading = makes a formula, a
 * leading apostrophe text, and what looks like a number, a date or a truth becomes one. "+4477..." is a number.
 */
public final class Typed {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<sign>[+-]?)(?<digits>\\d+|\\d{1,3}(?:,\\d{3})+)?(?<fraction>\\.\\d*)?(?<power>[eE][+-]?\\d+)?(?<percent>%?)");

    private Typed() {}

    /** The cell that typing makes of what stood there: it keeps its look, and takes a number format from what was typed. */
    public static Cell into(Cell before, String text, Locale locale) {
        if (text.isEmpty()) {
            return before.withContentOf(Cell.BLANK);
        }
        if (text.startsWith("'")) {
            return before.withContentOf(Cell.text(text.substring(1)));
        }
        if (text.startsWith("=") && text.length() > 1) {
            return new Cell(null, text, before.look());
        }
        if (isTextFormat(before)) {
            return before.withContentOf(Cell.text(text));
        }
        return number(before, text.strip(), locale)
                .or(() -> TypedDates.read(text.strip(), locale)
                        .map(date -> formatted(before, new Value.Num(date.serial()), date.type(), date.pattern())))
                .or(() -> truth(text.strip()).map(flag -> before.withContentOf(Cell.of(flag))))
                .orElseGet(() -> before.withContentOf(Cell.text(text)));
    }

    private static boolean isTextFormat(Cell cell) {
        ObjectNode format = cell.look().format();
        return format != null
                && format.path("numberFormat").path("type").asText().equals("TEXT");
    }

    private static Optional<Value> truth(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> Optional.of(new Value.Flag(true));
            case "FALSE" -> Optional.of(new Value.Flag(false));
            default -> Optional.empty();
        };
    }

    private static Optional<Cell> number(Cell before, String text, Locale locale) {
        Matcher parts = NUMBER.matcher(inEnglish(text, locale));
        if (!parts.matches() || (parts.group("digits") == null && length(parts.group("fraction")) < 2)) {
            return Optional.empty();
        }
        String plain = parts.group().replace(",", "").replace("%", "");
        double value = Double.parseDouble(plain);
        if (!parts.group("percent").isEmpty()) {
            String pattern = length(parts.group("fraction")) > 1 ? "0.00%" : "0%";
            return Optional.of(formatted(before, new Value.Num(value / 100), "PERCENT", pattern));
        }
        if (parts.group("power") != null) {
            return Optional.of(formatted(before, new Value.Num(value), "SCIENTIFIC", "0.00E+00"));
        }
        if (plain.length() < parts.group().length()) {
            String pattern = length(parts.group("fraction")) > 1 ? "#,##0.00" : "#,##0";
            return Optional.of(formatted(before, new Value.Num(value), "NUMBER", pattern));
        }
        return Optional.of(before.withContentOf(Cell.of(new Value.Num(value))));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static String inEnglish(String text, Locale locale) {
        if (DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() != ',') {
            return text;
        }
        return text.replace(".", " ").replace(',', '.');
    }

    private static Cell formatted(Cell before, Value value, String type, String pattern) {
        ObjectNode format = before.look().format();
        if (format != null && format.has("numberFormat")) {
            return before.withContentOf(Cell.of(value));
        }
        ObjectNode changed = format == null ? JsonNodeFactory.instance.objectNode() : format.deepCopy();
        changed.putObject("numberFormat").put("type", type).put("pattern", pattern);
        return new Cell(value, null, before.look().withFormat(changed));
    }
}
