package io.rowcast.writeback;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a tab that Rowcast knows, as display strings from the first row down. A column that is not in the tab
 * is not in its map or list.
 *
 * @param keys the key column, or columns where somebody marked a second one: a key in both counts as repeated
 * @param recipients the user's phone columns
 */
public record TabCells(
        List<List<String>> keys, List<List<String>> recipients, Map<StatusColumn, List<String>> statuses) {
    /** Whether rows can be told apart at all. */
    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Columns that are still to be made. */
    Set<StatusColumn> missing() {
        Set<StatusColumn> missing = EnumSet.allOf(StatusColumn.class);
        missing.removeAll(statuses.keySet());
        return missing;
    }

    /** Each key and the numbers of the rows that carry it; more than one where a row was copied. */
    Map<String, List<Integer>> rowsByKey() {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (List<String> column : keys) {
            for (int row = 2; row <= column.size(); row++) {
                String key = at(column, row);
                if (!key.isEmpty()) {
                    rows.computeIfAbsent(key, any -> new ArrayList<>(1)).add(row);
                }
            }
        }
        return rows;
    }

    /** What the phone columns show in a row. */
    List<String> phones(int row) {
        return recipients.stream().map(column -> at(column, row)).toList();
    }

    /** What a cell of ours shows; empty below the end. */
    String shown(StatusColumn column, int row) {
        return at(statuses.getOrDefault(column, List.of()), row);
    }

    /** The key in a row; empty where it has none. */
    String key(int row) {
        return keys.isEmpty() ? "" : at(keys.getFirst(), row);
    }

    /** The cell of a column in a row; empty below the column's end. */
    static String at(List<String> column, int row) {
        return row <= column.size() ? column.get(row - 1) : "";
    }
}
