package io.rowcast.writeback;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a tab that Rowcast knows, from the first row down. A column that is not in the tab is not in its map or
 * list.
 *
 * @param keys the key column, or columns where somebody marked a second one: a key in both counts as repeated
 * @param recipients the user's phone columns; a number as its digits
 */
public record TabCells(
        List<List<String>> keys, List<List<String>> recipients, Map<StatusColumn, List<CellValue>> statuses) {
    /** Whether rows can be told apart at all. */
    boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Columns that are not there. */
    Set<StatusColumn> missing() {
        Set<StatusColumn> missing = EnumSet.allOf(StatusColumn.class);
        missing.removeAll(statuses.keySet());
        return missing;
    }

    /** The number of the last row in which any of the columns holds something. */
    int lastRow() {
        int last = 0;
        for (List<String> column : keys) {
            last = Math.max(last, column.size());
        }
        for (List<CellValue> column : statuses.values()) {
            last = Math.max(last, column.size());
        }
        return last;
    }

    /** Each key and the numbers of the rows that carry it; more than one where a row was copied. */
    Map<String, List<Integer>> rowsByKey() {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (List<String> column : keys) {
            for (int row = 1; row <= column.size(); row++) {
                String key = at(column, row, "");
                if (!key.isEmpty()) {
                    rows.computeIfAbsent(key, any -> new ArrayList<>(1)).add(row);
                }
            }
        }
        return rows;
    }

    /** What the phone columns show in a row. */
    List<String> phones(int row) {
        return recipients.stream().map(column -> at(column, row, "")).toList();
    }

    /** What a cell of ours holds; empty below the end. */
    CellValue shown(StatusColumn column, int row) {
        return at(statuses.getOrDefault(column, List.of()), row, CellValue.EMPTY);
    }

    /** The key in a row; empty where it has none. */
    String key(int row) {
        return keys.isEmpty() ? "" : at(keys.getFirst(), row, "");
    }

    static <T> T at(List<T> column, int row, T below) {
        return row <= column.size() ? column.get(row - 1) : below;
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return keys.size() + " columns of keys";
    }
}
