package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell shows to people (ValueRenderOption FORMATTED_VALUE, by the spreadsheet's locale, facts 1.2). */
public final class Display {
    private static final Set<String> MOMENTS = Set.of("DATE", "TIME", "DATE_TIME");
    private static final double FIRST_SCIENTIFIC = 1e15;

    private Display() {}

    public static String show(@Nullable Value value, @Nullable ObjectNode format, Locale locale) {
        return switch (value) {
            case null -> "";
            case Value.Text text -> text.text();
            case Value.Flag flag -> flag.flag() ? "TRUE" : "FALSE";
            case Value.Problem problem -> problem.shown();
            case Value.Num number -> number(number.number(), numberFormat(format), locale);
        };
    }

    /** True when a number in such a cell is a date or a time. */
    public static boolean isMoment(@Nullable ObjectNode format) {
        return MOMENTS.contains(numberFormat(format).path("type").asText());
    }

    private static JsonNode numberFormat(@Nullable ObjectNode format) {
        return format == null ? MissingNode.getInstance() : format.path("numberFormat");
    }

    private static String number(double number, JsonNode format, Locale locale) {
        String pattern = format.path("pattern").asText("");
        return switch (format.path("type").asText("")) {
            case "DATE" -> DateDisplay.show(number, or(pattern, DateDisplay.defaultDate(locale)), locale);
            case "TIME" -> DateDisplay.show(number, or(pattern, "h:mm:ss am/pm"), locale);
            case "DATE_TIME" -> DateDisplay.show(number, or(pattern, DateDisplay.defaultMoment(locale)), locale);
            case "NUMBER" -> patterned(number, or(pattern, "#,##0.00"), locale);
            case "PERCENT" -> patterned(number, or(pattern, "0.00%"), locale);
            case "SCIENTIFIC" -> scientific(number, locale);
            case "CURRENCY" -> patterned(number, or(pattern, "$#,##0.00"), locale);
            default -> general(number, locale);
        };
    }

    private static String or(String pattern, String other) {
        return pattern.isEmpty() ? other : pattern;
    }

    private static String patterned(double number, String pattern, Locale locale) {
        DecimalFormat format = new DecimalFormat(pattern.replace("\"", "'"), DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private static String scientific(double number, Locale locale) {
        String shown = new DecimalFormat("0.00E00", DecimalFormatSymbols.getInstance(locale)).format(number);
        return shown.contains("E-") ? shown : shown.replace("E", "E+");
    }

    /** A cell without a format shows up to 15 digits whole, ten significant ones of a fraction, and larger numbers as powers of ten. */
    private static String general(double number, Locale locale) {
        if (Math.abs(number) >= FIRST_SCIENTIFIC) {
            String shown = new DecimalFormat("0.#####E00", DecimalFormatSymbols.getInstance(locale)).format(number);
            return shown.replace("E", "E+");
        }
        if (number == Math.rint(number)) {
            return Long.toString((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(10)).stripTrailingZeros();
        return rounded.toPlainString()
                .replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }
}
