package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an expression comes to: one value, or rows of values.
 *
 * @param rows of one width, never empty; null for an empty cell
 */
record Grid(List<List<@Nullable Value>> rows) {
    static Grid of(@Nullable Value value) {
        List<@Nullable Value> row = new ArrayList<>();
        row.add(value);
        return new Grid(List.of(row));
    }

    @Nullable
    Value first() {
        return rows.getFirst().getFirst();
    }

    boolean isSingle() {
        return rows.size() == 1 && rows.getFirst().size() == 1;
    }

    int width() {
        return rows.getFirst().size();
    }

    int size() {
        return rows.size() * width();
    }

    Stream<@Nullable Value> values() {
        return rows.stream().flatMap(List::stream);
    }

    @Nullable
    Value at(int index) {
        return rows.get(index / width()).get(index % width());
    }

    /** This grid with the other at its right. */
    Grid beside(Grid right) {
        if (rows.size() != right.rows.size()) {
            throw FailedException.value();
        }
        List<List<@Nullable Value>> joined = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<@Nullable Value> both = new ArrayList<>(rows.get(row));
            both.addAll(right.rows.get(row));
            joined.add(both);
        }
        return new Grid(joined);
    }

    /** This grid with the other below it. */
    Grid above(Grid below) {
        if (width() != below.width()) {
            throw FailedException.value();
        }
        List<List<@Nullable Value>> joined = new ArrayList<>(rows);
        joined.addAll(below.rows);
        return new Grid(joined);
    }
}
