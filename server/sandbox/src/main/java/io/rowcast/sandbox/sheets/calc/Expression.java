package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.List;

/** A formula, taken apart. */
sealed interface Expression {
    record Constant(Value value) implements Expression {}

    record Cells(Reference reference) implements Expression {}

    /** A function by its name in capitals. */
    record Call(String name, List<Expression> arguments) implements Expression {}

    /** Two sides and a mark between them: arithmetic, comparison or joining. */
    record Binary(String mark, Expression left, Expression right) implements Expression {}

    record Negated(Expression inner) implements Expression {}

    record Percent(Expression inner) implements Expression {}

    /** {a, b; c, d}. */
    record Table(List<List<Expression>> rows) implements Expression {}

    /** An argument that was left out: IF(a,,b). */
    record Nothing() implements Expression {}
}
