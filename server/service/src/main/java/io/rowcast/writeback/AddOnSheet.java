package io.rowcast.writeback;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tab that the add-on writes to: its reading was sent along, and what is to be written is kept for the answer. Rows are
 * named by their key, since the add-on finds them anew when it writes.
 */
final class AddOnSheet implements StatusSheet {
    /** A row's new cells; {@code phones} must still stand in it. */
    record Update(String key, List<String> phones, Map<StatusColumn, CellValue> cells) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "update of row " + key;
        }
    }

    /** A cell to be emptied where it and its row's key still show this. */
    record Clear(String key, StatusColumn column, CellValue shown) {}

    private final TabCells cells;
    private final Set<StatusColumn> newColumns = EnumSet.noneOf(StatusColumn.class);
    private final Map<Integer, Update> updates = new LinkedHashMap<>();
    private final Set<Clear> clears = new HashSet<>();

    AddOnSheet(TabCells cells) {
        this.cells = cells;
    }

    @Override
    public SheetReading read(Tab tab) {
        return new SheetReading.Found(cells);
    }

    @Override
    public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
        newColumns.addAll(columns);
        return new SheetWriting.Written();
    }

    @Override
    public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
        throw new IllegalStateException(
                "The add-on's reading says nothing of other columns, so no mark can be missed.");
    }

    @Override
    public SheetWriting write(Tab tab, CellChanges changes) {
        changes.byColumn()
                .forEach((column, values) -> values.forEach((row, value) -> {
                    if (changes.isStranger(row)) {
                        clears.add(new Clear(cells.key(row), column, cells.shown(column, row)));
                    } else {
                        update(row).cells().put(column, value);
                    }
                }));
        return new SheetWriting.Written();
    }

    private Update update(int row) {
        return updates.computeIfAbsent(
                row, any -> new Update(cells.key(row), cells.phones(row), new LinkedHashMap<>()));
    }

    Set<StatusColumn> newColumns() {
        return newColumns;
    }

    List<Update> updates() {
        return new ArrayList<>(updates.values());
    }

    List<Clear> clears() {
        return new ArrayList<>(clears);
    }
}
