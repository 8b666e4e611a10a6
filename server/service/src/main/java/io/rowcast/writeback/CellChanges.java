package io.rowcast.writeback;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Cells to be written: for each column, row numbers (from 1, as the sheet counts) and their new values. */
public final class CellChanges {
    private final Map<StatusColumn, NavigableMap<Integer, CellValue>> byColumn = new EnumMap<>(StatusColumn.class);
    private final Set<Integer> strangers = new HashSet<>();

    void put(StatusColumn column, int row, CellValue value) {
        byColumn.computeIfAbsent(column, any -> new TreeMap<>()).put(row, value);
    }

    /** Takes back what a race had put beside a row that is not ours. */
    void takeBack(StatusColumn column, int row, CellValue before) {
        put(column, row, before);
        strangers.add(row);
    }

    /** Whether the row is not ours, so that its cells are only put back to what they were. */
    boolean isStranger(int row) {
        return strangers.contains(row);
    }

    /** The same without one column. */
    CellChanges without(StatusColumn column) {
        CellChanges rest = new CellChanges();
        rest.byColumn.putAll(byColumn);
        rest.byColumn.remove(column);
        rest.strangers.addAll(strangers);
        return rest;
    }

    public boolean isEmpty() {
        return byColumn.isEmpty();
    }

    /** No column is empty. */
    public Map<StatusColumn, NavigableMap<Integer, CellValue>> byColumn() {
        return Collections.unmodifiableMap(byColumn);
    }
}
