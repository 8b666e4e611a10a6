package io.rowcast.writeback;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Cells to be written: for each column, row numbers (from 1, as the sheet counts) and their new values. */
public final class CellChanges {
    private final Map<StatusColumn, NavigableMap<Integer, CellValue>> byColumn = new EnumMap<>(StatusColumn.class);

    void put(StatusColumn column, int row, CellValue value) {
        byColumn.computeIfAbsent(column, any -> new TreeMap<>()).put(row, value);
    }

    public boolean isEmpty() {
        return byColumn.isEmpty();
    }

    /** No column is empty. */
    public Map<StatusColumn, NavigableMap<Integer, CellValue>> byColumn() {
        return Collections.unmodifiableMap(byColumn);
    }
}
