package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;

/** Stops the working out of a formula with what the cell is to show. */
final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value.Problem problem;

    FailedException(Value.Problem problem) {
        super(problem.shown(), null, false, false);
        this.problem = problem;
    }

    static FailedException parse() {
        return new FailedException(new Value.Problem("ERROR", "#ERROR!"));
    }

    static FailedException value() {
        return new FailedException(new Value.Problem("VALUE", "#VALUE!"));
    }

    static FailedException notAvailable() {
        return new FailedException(new Value.Problem("N_A", "#N/A"));
    }

    Value.Problem problem() {
        return problem;
    }
}
