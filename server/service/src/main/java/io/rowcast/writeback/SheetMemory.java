package io.rowcast.writeback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process remembers of one tab between two flushes. There is no conditional write in Sheets (facts 1.3), so rows
 * may move between our read and our write; the next read shows whether they did. Losing this memory is harmless: a tab
 * seen for the first time counts as moved, and every row of it is compared.
 */
final class SheetMemory {
    /** So often a row is written without its cells showing it, before the work on it ends: a user's format may hide it. */
    private static final int MOST_TRIES = 3;

    private List<List<String>> keys = List.of();
    private CellChanges lastChanges = new CellChanges();
    private final Map<List<RowState.Told>, Integer> tries = new HashMap<>();
    private boolean verified = true;
    private boolean more;

    /** Whether rows stand elsewhere than at the last flush. */
    boolean moved(TabCells cells) {
        return !cells.keys().equals(keys);
    }

    boolean isHopeless(RowState row) {
        return tries.getOrDefault(row.told(), 0) >= MOST_TRIES;
    }

    /** False while a write was not followed by a read that found everything in its place. */
    boolean verified() {
        return verified;
    }

    /** Whether the last flush left rows over for the next. */
    boolean hasMore() {
        return more;
    }

    /** Remembers a flush: to be called before its write, since a lost answer may hide that it was applied. */
    void flushed(TabCells cells, Plan plan) {
        if (moved(cells)) {
            tries.clear();
        }
        tries.keySet().retainAll(plan.writing().stream().map(RowState::told).collect(Collectors.toSet()));
        plan.writing().forEach(row -> tries.merge(row.told(), 1, Integer::sum));
        keys = cells.keys();
        lastChanges = plan.changes();
        verified = lastChanges.isEmpty();
        more = !plan.postponed().isEmpty();
    }

    /**
     * Takes back what the last write put beside a row that had moved there meanwhile and that we write nothing to: only
     * where the cell still holds exactly that.
     */
    void clearStrays(TabCells cells, Plan plan) {
        Set<String> ours = Stream.concat(plan.told().stream(), plan.writing().stream())
                .map(RowState::key)
                .collect(Collectors.toSet());
        lastChanges
                .byColumn()
                .forEach((column, values) -> values.forEach((row, value) -> {
                    String key = cells.key(row);
                    if (!ours.contains(key) && !key.equals(keyThen(row)) && isThere(cells, column, row, value)) {
                        plan.changes().takeBack(column, row, CellValue.EMPTY);
                    }
                }));
    }

    private static boolean isThere(TabCells cells, StatusColumn column, int row, CellValue value) {
        return !value.isEmpty() && cells.shown(column, row).equals(value);
    }

    private String keyThen(int row) {
        return keys.isEmpty() ? "" : TabCells.at(keys.getFirst(), row, "");
    }
}
