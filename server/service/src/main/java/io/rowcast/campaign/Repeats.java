package io.rowcast.campaign;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds rows that stand in one chunk twice. */
final class Repeats {
    private Repeats() {}

    /** The first row whose number or key an earlier one of the chunk has. */
    static Optional<RowStore.Taken> within(List<FrozenRow> rows) {
        Set<Integer> numbers = new HashSet<>();
        Set<String> keys = new HashSet<>();
        return rows.stream()
                .map(FrozenRow::row)
                .filter(row -> {
                    boolean newNumber = numbers.add(row.number());
                    boolean newKey = keys.add(row.key());
                    return !newNumber || !newKey;
                })
                .findFirst()
                .map(row -> new RowStore.Taken(row.number(), row.key()));
    }
}
