package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.grid.ValueOrder;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one formula from left to right, working it out on the way. */
final class FormulaReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)|(?<text>\"(?:[^\"]|\"\")*\")|(?<reference>(?:(?:'(?:[^']|'')*'|[A-Za-z_]\\w*)!)?\\$?[A-Za-z]{1,3}\\$?\\d+(?![\\w(]))|(?<name>[A-Za-z_][\\w.]*)|(?<mark><=|>=|<>|[-+*/^&=<>()%,:]))");
    private static final Value.Problem NAME = new Value.Problem("NAME", "#NAME?");
    private static final Value.Problem PARSE = new Value.Problem("ERROR", "#ERROR!");

    private final Matcher tokens;
    private final String formula;
    private final Function<String, Value> references;
    private int at;

    FormulaReader(String formula, Function<String, Value> references) {
        this.formula = formula;
        this.tokens = TOKEN.matcher(formula);
        this.references = references;
    }

    /** Stops the reading with what the cell is to show. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Value.Problem problem;

        Failed(Value.Problem problem) {
            super(problem.shown(), null, false, false);
            this.problem = problem;
        }
    }

    Value read() {
        try {
            Value value = comparison();
            return formula.substring(at).isBlank() ? value : PARSE;
        } catch (Failed failure) {
            return failure.problem;
        }
    }

    private Value comparison() {
        Value left = joined();
        for (String mark = peek(); isOneOf(mark, "=", "<>", "<", ">", "<=", ">="); mark = peek()) {
            take();
            left = new Value.Flag(holds(mark, compare(left, joined())));
        }
        return left;
    }

    private static boolean holds(String mark, int order) {
        return switch (mark) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static int compare(Value left, Value right) {
        return ValueOrder.ASCENDING.compare(fine(left), fine(right));
    }

    private Value joined() {
        Value left = sum();
        while (peek().equals("&")) {
            take();
            left = new Value.Text(text(left) + text(sum()));
        }
        return left;
    }

    private Value sum() {
        Value left = product();
        for (String mark = peek(); isOneOf(mark, "+", "-"); mark = peek()) {
            take();
            double right = number(product());
            left = new Value.Num(mark.equals("+") ? number(left) + right : number(left) - right);
        }
        return left;
    }

    private Value product() {
        Value left = power();
        for (String mark = peek(); isOneOf(mark, "*", "/"); mark = peek()) {
            take();
            double right = number(power());
            if (mark.equals("/") && right == 0) {
                throw new Failed(new Value.Problem("DIVIDE_BY_ZERO", "#DIV/0!"));
            }
            left = new Value.Num(mark.equals("*") ? number(left) * right : number(left) / right);
        }
        return left;
    }

    private Value power() {
        Value base = single();
        if (!peek().equals("^")) {
            return base;
        }
        take();
        return new Value.Num(Math.pow(number(base), number(power())));
    }

    private Value single() {
        String token = take();
        if (tokens.group("number") != null) {
            return new Value.Num(Double.parseDouble(token));
        }
        if (tokens.group("text") != null) {
            return new Value.Text(token.substring(1, token.length() - 1).replace("\"\"", "\""));
        }
        if (tokens.group("reference") != null) {
            return references.apply(token);
        }
        if (tokens.group("name") != null) {
            return named(token);
        }
        return switch (token) {
            case "-" -> new Value.Num(-number(single()));
            case "+" -> single();
            case "(" -> bracketed();
            default -> throw new Failed(PARSE);
        };
    }

    private Value bracketed() {
        Value inside = comparison();
        if (!take().equals(")")) {
            throw new Failed(PARSE);
        }
        return inside;
    }

    private static Value named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> new Value.Flag(true);
            case "FALSE" -> new Value.Flag(false);
            default -> throw new Failed(NAME);
        };
    }

    private String peek() {
        tokens.region(at, formula.length());
        return tokens.lookingAt() ? tokens.group().strip() : "";
    }

    private String take() {
        String token = peek();
        if (token.isEmpty()) {
            throw new Failed(PARSE);
        }
        at = tokens.end();
        return token;
    }

    private static boolean isOneOf(String mark, String... marks) {
        return List.of(marks).contains(mark);
    }

    private static Value fine(Value value) {
        if (value instanceof Value.Problem problem) {
            throw new Failed(problem);
        }
        return value;
    }

    private static double number(Value value) {
        return switch (fine(value)) {
            case Value.Num number -> number.number();
            case Value.Flag flag -> flag.flag() ? 1 : 0;
            case Value.Text text -> throw new Failed(new Value.Problem("VALUE", "#VALUE!"));
            case Value.Problem problem -> throw new Failed(problem);
        };
    }

    private static String text(Value value) {
        return Display.show(fine(value), null, Locale.US);
    }
}
