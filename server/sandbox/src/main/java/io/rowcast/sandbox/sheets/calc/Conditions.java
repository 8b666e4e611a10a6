package io.rowcast.sandbox.sheets.calc;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.Value;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BooleanCondition, as filters and conditional formats use it; case does not count, as in Sheets. */
public final class Conditions {
    private static final Set<String> TEXTS = Set.of(
            "BLANK",
            "NOT_BLANK",
            "TEXT_EQ",
            "TEXT_NOT_EQ",
            "TEXT_CONTAINS",
            "TEXT_NOT_CONTAINS",
            "TEXT_STARTS_WITH",
            "TEXT_ENDS_WITH");
    private static final Set<String> NUMBERS = Set.of(
            "NUMBER_GREATER",
            "NUMBER_GREATER_THAN_EQ",
            "NUMBER_LESS",
            "NUMBER_LESS_THAN_EQ",
            "NUMBER_EQ",
            "NUMBER_NOT_EQ",
            "NUMBER_BETWEEN",
            "NUMBER_NOT_BETWEEN");

    private Conditions() {}

    /** True for conditions that the sandbox can decide. */
    public static boolean knows(JsonNode condition) {
        String type = condition.path("type").asText();
        return TEXTS.contains(type) || NUMBERS.contains(type);
    }

    /**
     * Decides a condition that is known.
     *
     * @param shown what the cell displays
     */
    public static boolean holds(JsonNode condition, @Nullable Value value, String shown) {
        return NUMBERS.contains(condition.path("type").asText())
                ? value instanceof Value.Num number && holdsFor(condition, number.number())
                : holdsFor(condition, shown.toLowerCase(Locale.ROOT));
    }

    private static String wanted(JsonNode condition, int index) {
        return condition.path("values").path(index).path("userEnteredValue").asText();
    }

    private static boolean holdsFor(JsonNode condition, String shown) {
        String wanted = wanted(condition, 0).toLowerCase(Locale.ROOT);
        return switch (condition.path("type").asText()) {
            case "BLANK" -> shown.isEmpty();
            case "NOT_BLANK" -> !shown.isEmpty();
            case "TEXT_EQ" -> shown.equals(wanted);
            case "TEXT_NOT_EQ" -> !shown.equals(wanted);
            case "TEXT_CONTAINS" -> shown.contains(wanted);
            case "TEXT_NOT_CONTAINS" -> !shown.contains(wanted);
            case "TEXT_STARTS_WITH" -> shown.startsWith(wanted);
            default -> shown.endsWith(wanted);
        };
    }

    private static boolean holdsFor(JsonNode condition, double number) {
        double first = number(condition, 0);
        double second = number(condition, 1);
        return switch (condition.path("type").asText()) {
            case "NUMBER_GREATER" -> number > first;
            case "NUMBER_GREATER_THAN_EQ" -> number >= first;
            case "NUMBER_LESS" -> number < first;
            case "NUMBER_LESS_THAN_EQ" -> number <= first;
            case "NUMBER_EQ" -> number == first;
            case "NUMBER_NOT_EQ" -> number != first;
            case "NUMBER_BETWEEN" -> first <= number && number <= second;
            default -> number < first || number > second;
        };
    }

    private static double number(JsonNode condition, int index) {
        try {
            return Double.parseDouble(wanted(condition, index));
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
