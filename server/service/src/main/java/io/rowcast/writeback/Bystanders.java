package io.rowcast.writeback;

import io.rowcast.writeback.OpenWrite.Bystander;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that are not ours, with what they show in our columns; the headings are one of them. Pure. */
final class Bystanders {
    private Bystanders() {}

    /**
     * @param own keys of rows that are ours
     * @param strays what does not belong there, and so is left out
     */
    static List<Bystander> of(TabCells tab, Set<String> own, List<Strays.Stray> strays) {
        Map<Integer, Set<StatusColumn>> strayCells = new HashMap<>();
        strays.forEach(stray ->
                strayCells.computeIfAbsent(stray.row(), any -> new HashSet<>()).add(stray.column()));
        List<Bystander> bystanders = new ArrayList<>();
        for (int row = 1; row <= tab.lastRow(); row++) {
            if (!own.contains(tab.key(row))) {
                Map<StatusColumn, CellValue> cells = cells(tab, row, strayCells.getOrDefault(row, Set.of()));
                if (!cells.isEmpty()) {
                    bystanders.add(new Bystander(tab.key(row), tab.phones(row), cells));
                }
            }
        }
        return bystanders;
    }

    private static Map<StatusColumn, CellValue> cells(TabCells tab, int row, Set<StatusColumn> without) {
        Map<StatusColumn, CellValue> cells = new EnumMap<>(StatusColumn.class);
        for (StatusColumn column : tab.statuses().keySet()) {
            CellValue shown = tab.shown(column, row);
            if (!shown.isEmpty() && !without.contains(column)) {
                cells.put(column, shown);
            }
        }
        return cells;
    }
}
