package io.rowcast.audience;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one row, where, and what to do about it.
 *
 * @param column heading of the column, where it is about one
 * @param cell in A1 notation, as {@code B7}, where it is about one
 * @param code stable, as {@code phone-invalid}
 * @param message what is wrong, for the user
 * @param fix what to do, for the user
 * @param blocks true where the row is not sent, false for a warning
 */
public record RowProblem(
        int row,
        @Nullable String column,
        @Nullable String cell,
        String code,
        String message,
        String fix,
        boolean blocks) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return code + " in row " + row;
    }
}
