package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a formula from left to right. Arguments may be parted by commas or semicolons, as locales differ in it. */
final class FormulaParser {
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("=", "<>", "<", ">", "<=", ">="), Set.of("&"), Set.of("+", "-"), Set.of("*", "/"), Set.of("^"));

    private final List<Token> tokens;
    private int at;

    private FormulaParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Takes a formula apart.
     *
     * @param formula without its leading =
     * @throws FailedException #ERROR! when it is none
     */
    static Expression parse(String formula) {
        FormulaParser parser = new FormulaParser(Token.all(formula));
        Expression expression = parser.level(0);
        if (parser.at < parser.tokens.size()) {
            throw FailedException.parse();
        }
        return expression;
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return single();
        }
        Expression left = level(level + 1);
        while (at < tokens.size() && isOneOf(LEVELS.get(level))) {
            String mark = take().text();
            left = new Expression.Binary(mark, left, level(level + 1));
        }
        return left;
    }

    private boolean isOneOf(Set<String> marks) {
        Token token = tokens.get(at);
        return token.kind() == Token.Kind.MARK && marks.contains(token.text());
    }

    private boolean next(String mark) {
        return at < tokens.size() && tokens.get(at).isMark(mark);
    }

    private Token take() {
        if (at == tokens.size()) {
            throw FailedException.parse();
        }
        return tokens.get(at++);
    }

    private void expect(String mark) {
        if (!take().isMark(mark)) {
            throw FailedException.parse();
        }
    }

    private Expression single() {
        Token token = take();
        Expression expression = switch (token.kind()) {
            case NUMBER -> new Expression.Constant(new Value.Num(Double.parseDouble(token.text())));
            case TEXT -> new Expression.Constant(new Value.Text(unquoted(token.text())));
            case REFERENCE -> new Expression.Cells(Reference.parse(token.text()));
            case LOST_REFERENCE -> new Expression.Constant(new Value.Problem("REF", "#REF!"));
            case NAME -> named(token.text().toUpperCase(Locale.ROOT));
            case MARK -> marked(token.text());
            case UNKNOWN -> throw FailedException.parse();
        };
        while (next("%")) {
            take();
            expression = new Expression.Percent(expression);
        }
        return expression;
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }

    private Expression named(String name) {
        if (next("(")) {
            return new Expression.Call(name, arguments());
        }
        return switch (name) {
            case "TRUE" -> new Expression.Constant(new Value.Flag(true));
            case "FALSE" -> new Expression.Constant(new Value.Flag(false));
            default -> throw new FailedException(new Value.Problem("NAME", "#NAME?"));
        };
    }

    private Expression marked(String mark) {
        return switch (mark) {
            case "-" -> new Expression.Negated(single());
            case "+" -> single();
            case "(" -> {
                Expression inner = level(0);
                expect(")");
                yield inner;
            }
            case "{" -> table();
            default -> throw FailedException.parse();
        };
    }

    private List<Expression> arguments() {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (next(")")) {
            take();
            return arguments;
        }
        while (true) {
            arguments.add(next(",") || next(";") || next(")") ? new Expression.Nothing() : level(0));
            Token end = take();
            if (end.isMark(")")) {
                return arguments;
            }
            if (!end.isMark(",") && !end.isMark(";")) {
                throw FailedException.parse();
            }
        }
    }

    private Expression table() {
        List<List<Expression>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        while (true) {
            rows.getLast().add(level(0));
            Token end = take();
            if (end.isMark("}")) {
                return new Expression.Table(rows);
            }
            if (end.isMark(";")) {
                rows.add(new ArrayList<>());
            } else if (!end.isMark(",")) {
                throw FailedException.parse();
            }
        }
    }
}
