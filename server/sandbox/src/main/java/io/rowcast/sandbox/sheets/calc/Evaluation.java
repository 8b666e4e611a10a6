package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out one formula. */
final class Evaluation {
    private final Function<Reference, Grid> cells;

    /**
     * For the formulas of one tab.
     *
     * @param cells what the cells of a reference show
     */
    Evaluation(Function<Reference, Grid> cells) {
        this.cells = cells;
    }

    /**
     * What the expression comes to.
     *
     * @throws FailedException when that is an error
     */
    Grid of(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> Grid.of(constant.value());
            case Expression.Cells range -> cells.apply(range.reference());
            case Expression.Call call -> Functions.call(this, call.name(), call.arguments());
            case Expression.Binary binary -> Grid.of(binary(binary));
            case Expression.Negated negated -> Grid.of(new Value.Num(-number(negated.inner())));
            case Expression.Percent percent -> Grid.of(new Value.Num(number(percent.inner()) / 100));
            case Expression.Table table -> table(table.rows());
            case Expression.Nothing nothing -> Grid.of(null);
        };
    }

    @Nullable
    Value value(Expression expression) {
        return of(expression).first();
    }

    double number(Expression expression) {
        return Values.number(value(expression));
    }

    private Value binary(Expression.Binary binary) {
        @Nullable Value left = value(binary.left());
        @Nullable Value right = value(binary.right());
        return switch (binary.mark()) {
            case "&" -> new Value.Text(Values.text(left) + Values.text(right));
            case "+" -> new Value.Num(Values.number(left) + Values.number(right));
            case "-" -> new Value.Num(Values.number(left) - Values.number(right));
            case "*" -> new Value.Num(Values.number(left) * Values.number(right));
            case "/" -> new Value.Num(divided(Values.number(left), Values.number(right)));
            case "^" -> new Value.Num(Math.pow(Values.number(left), Values.number(right)));
            default -> new Value.Flag(holds(binary.mark(), Values.compare(left, right)));
        };
    }

    static double divided(double left, double right) {
        if (right == 0) {
            throw new FailedException(new Value.Problem("DIVIDE_BY_ZERO", "#DIV/0!"));
        }
        return left / right;
    }

    static boolean holds(String mark, int order) {
        return switch (mark) {
            case "=" -> order == 0;
            case "<>", "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    private Grid table(List<List<Expression>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(this::of).reduce(Grid::beside).orElseThrow())
                .reduce(Grid::above)
                .orElseThrow();
    }
}
