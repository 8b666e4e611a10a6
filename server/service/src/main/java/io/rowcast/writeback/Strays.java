package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import io.rowcast.writeback.OpenWrite.Bystander;
import io.rowcast.writeback.Plan.Troubled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a race has put beside rows that are not ours, wherever they have moved since. A cell counts only where it shows
 * exactly what an open write wrote to its column, and nothing else explains it: that it stood there before, or that it is
 * the row's own status although the row cannot be found for certain. Copied rows are left alone. Pure.
 */
final class Strays {
    /** @param before what stood there; empty where that is not known for certain */
    record Stray(int row, StatusColumn column, CellValue shown, CellValue before) {}

    private final TabCells tab;
    private final List<OpenWrite> open;
    private final List<Troubled> lost;
    private final Map<StatusColumn, Set<CellValue>> written = new EnumMap<>(StatusColumn.class);

    private Strays(TabCells tab, List<OpenWrite> open, List<Troubled> lost) {
        this.tab = tab;
        this.open = open;
        this.lost = lost;
        open.forEach(write -> write.targets()
                .forEach(target -> written.computeIfAbsent(target.column(), any -> new HashSet<>())
                        .add(target.value())));
    }

    /** @param plan of all rows */
    static List<Stray> in(TabCells tab, Plan plan, List<OpenWrite> open) {
        Map<WriteTrouble, List<Troubled>> troubled =
                plan.troubled().stream().collect(Collectors.groupingBy(Troubled::why));
        List<Troubled> missing = troubled.getOrDefault(WriteTrouble.ROW_MISSING, List.of());
        boolean keysAreGone = !tab.hasKeys()
                || tab.recipients().isEmpty()
                || missing.size() > plan.own().size();
        if (open.isEmpty() || keysAreGone) {
            // Most rows that look like strangers' are ours then, as after a cut of the key column.
            return List.of();
        }
        Set<String> alone = new HashSet<>(plan.own());
        troubled.getOrDefault(WriteTrouble.KEY_REPEATED, List.of())
                .forEach(copied -> alone.add(copied.row().key()));
        List<Troubled> lost = new ArrayList<>(missing);
        lost.addAll(troubled.getOrDefault(WriteTrouble.PHONE_DIFFERS, List.of()));
        return new Strays(tab, open, lost).find(alone);
    }

    private List<Stray> find(Set<String> alone) {
        List<Stray> strays = new ArrayList<>();
        for (int row = 1; row <= tab.lastRow(); row++) {
            if (!alone.contains(tab.key(row))) {
                for (Map.Entry<StatusColumn, Set<CellValue>> column : written.entrySet()) {
                    CellValue shown = tab.shown(column.getKey(), row);
                    if (!shown.isEmpty()
                            && column.getValue().contains(shown)
                            && !isExplained(row, column.getKey(), shown)) {
                        strays.add(new Stray(row, column.getKey(), shown, before(row, column.getKey())));
                    }
                }
            }
        }
        return strays;
    }

    private boolean isExplained(int row, StatusColumn column, CellValue shown) {
        String key = tab.key(row);
        return open.stream()
                        .anyMatch(write -> stoodThere(write, row, column, shown) || wasMeant(write, key, column, shown))
                || lost.stream().anyMatch(one -> shown.equals(one.row().cells().get(column)) && isRow(one.row(), row));
    }

    private boolean stoodThere(OpenWrite write, int row, StatusColumn column, CellValue shown) {
        return write.bystanders().stream()
                .anyMatch(before -> shown.equals(before.cells().get(column)) && before.isRow(tab, row));
    }

    private static boolean wasMeant(OpenWrite write, String key, StatusColumn column, CellValue shown) {
        return !key.isEmpty()
                && write.targets().stream()
                        .anyMatch(target -> target.key().equals(key)
                                && target.column() == column
                                && target.value().equals(shown));
    }

    /** A row that has lost its key, or its phone. */
    private boolean isRow(RowState lost, int row) {
        String key = tab.key(row);
        return key.isEmpty() ? tab.phones(row).stream().anyMatch(lost::isPlainlyAbout) : key.equals(lost.key());
    }

    private CellValue before(int row, StatusColumn column) {
        for (OpenWrite write : open.reversed()) {
            List<Bystander> same = write.bystanders().stream()
                    .filter(before -> before.isRow(tab, row))
                    .toList();
            if (same.size() == 1) {
                return same.getFirst().cells().getOrDefault(column, CellValue.EMPTY);
            }
        }
        return CellValue.EMPTY;
    }
}
