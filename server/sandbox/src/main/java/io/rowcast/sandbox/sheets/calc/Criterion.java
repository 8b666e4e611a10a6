package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The criteria of COUNTIF and its kin: "Read", 3, "&gt;2", "&lt;&gt;", "a*" (support.google.com/docs/answer/3093480). */
final class Criterion {
    private static final List<String> MARKS = List.of("<>", "<=", ">=", "<", ">", "=");

    private Criterion() {}

    static Predicate<@Nullable Value> of(@Nullable Value wanted) {
        if (!(wanted instanceof Value.Text text)) {
            return value -> value != null && !(value instanceof Value.Problem) && Values.compare(value, wanted) == 0;
        }
        String mark = MARKS.stream().filter(text.text()::startsWith).findFirst().orElse("");
        String rest = text.text().substring(mark.length());
        return switch (mark) {
            case "<>" -> equalTo(rest).negate();
            case "", "=" -> equalTo(rest);
            default -> ordered(mark, rest);
        };
    }

    private static Predicate<@Nullable Value> equalTo(String wanted) {
        if (wanted.isEmpty()) {
            return Values::isEmpty;
        }
        Double number = number(wanted);
        Pattern pattern =
                Pattern.compile(wildcards(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return value -> switch (value) {
            case null -> false;
            case Value.Num given -> number != null && given.number() == number;
            case Value.Text given -> pattern.matcher(given.text()).matches();
            case Value.Flag flag -> wanted.equalsIgnoreCase(Boolean.toString(flag.flag()));
            case Value.Problem problem -> problem.shown().equals(wanted.toUpperCase(Locale.ROOT));
        };
    }

    private static Predicate<@Nullable Value> ordered(String mark, String rest) {
        Double number = number(rest);
        return value -> number != null
                && value instanceof Value.Num given
                && Evaluation.holds(mark, Double.compare(given.number(), number));
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** * and ? stand for any text and any character; ~ takes their meaning away. */
    private static String wildcards(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char one = text.charAt(index);
            if (one == '~' && index + 1 < text.length()) {
                index++;
                pattern.append(Pattern.quote(text.substring(index, index + 1)));
            } else {
                pattern.append(one == '*' ? ".*" : one == '?' ? "." : Pattern.quote(String.valueOf(one)));
            }
        }
        return pattern.toString();
    }
}
