package io.rowcast.writeback;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One tab in memory, as small as the contract lets it be, with hooks for what a person does at a bad moment. */
final class SheetInMemory implements StatusSheet, SheetHands {
    /** What happens once, between the next read and the write after it. */
    Runnable betweenReadAndWrite = () -> {};

    /** What every call answers as long as it is there. */
    Optional<SheetTrouble> trouble = Optional.empty();

    /** Which column Google refuses to write to. */
    Optional<StatusColumn> protectedColumn = Optional.empty();

    /** Whether the next write is applied without an answer. */
    boolean answerIsLost;

    int reads;
    int writes;

    private final Tab tab;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Set<String>> parts = new ArrayList<>();
    private boolean deleted;

    SheetInMemory(Tab tab, List<List<String>> rows) {
        this.tab = tab;
        rows.forEach(row -> this.rows.add(new ArrayList<>(row)));
        rows.getFirst().forEach(heading -> parts.add(new HashSet<>()));
    }

    @Override
    public SheetReading read(Tab asked) {
        reads++;
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (deleted) {
            return new SheetTrouble.TabGone();
        }
        Map<StatusColumn, List<CellValue>> statuses = new EnumMap<>(StatusColumn.class);
        for (StatusColumn column : StatusColumn.values()) {
            columns(column.metadataValue())
                    .forEach(cells -> statuses.put(
                            column, cells.stream().map(SheetInMemory::value).toList()));
        }
        return new SheetReading.Found(
                new TabCells(columns(StatusColumn.ROW_KEY), columns(StatusColumn.RECIPIENT), statuses));
    }

    private static CellValue value(String shown) {
        return shown.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")
                ? new CellValue.Moment(LocalDateTime.parse(shown.replace(' ', 'T')))
                : new CellValue.Text(shown);
    }

    private static String shown(CellValue value) {
        return switch (value) {
            case CellValue.Text text -> text.text();
            case CellValue.Moment moment -> moment.plain().replace('T', ' ');
        };
    }

    @Override
    public SheetWriting addColumns(Tab asked, Set<StatusColumn> columns) {
        writes++;
        if (trouble.isPresent()) {
            return trouble.get();
        }
        for (StatusColumn column : columns) {
            int at = rows.getFirst().size();
            insertColumn(at);
            type(0, at, column.heading());
            mark(at, column.metadataValue());
        }
        return new SheetWriting.Written();
    }

    /** Here marks go where their columns go. */
    @Override
    public SheetWriting mark(Tab asked, Map<String, Integer> columns) {
        throw new AssertionError("no mark was left behind: " + columns);
    }

    @Override
    public SheetWriting write(Tab asked, CellChanges changes) {
        writes++;
        Runnable now = betweenReadAndWrite;
        betweenReadAndWrite = () -> {};
        now.run();
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (protectedColumn.filter(changes.byColumn()::containsKey).isPresent()) {
            return new SheetTrouble.ColumnProtected(protectedColumn.get());
        }
        if (changes.byColumn().values().stream().anyMatch(cells -> cells.lastKey() > rows.size())) {
            return new SheetTrouble.Refused("Requested writing within range, but tried writing below it");
        }
        changes.byColumn()
                .forEach((column, cells) -> cells.forEach((row, value) ->
                        indices(column.metadataValue()).forEach(at -> type(row - 1, at, shown(value)))));
        boolean lost = answerIsLost;
        answerIsLost = false;
        return lost ? new SheetTrouble.Unavailable("no answer") : new SheetWriting.Written();
    }

    private List<Integer> indices(String part) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at).contains(part)) {
                found.add(at);
            }
        }
        return found;
    }

    private List<List<String>> columns(String part) {
        return indices(part).stream()
                .map(at -> rows.stream().map(row -> row.get(at)).toList())
                .toList();
    }

    @Override
    public Tab tab() {
        return tab;
    }

    @Override
    public void type(int row, int column, String text) {
        rows.get(row).set(column, text);
    }

    @Override
    public void insertColumn(int at) {
        rows.forEach(row -> row.add(at, ""));
        parts.add(at, new HashSet<>());
    }

    @Override
    public void insertRow(int at) {
        rows.add(at, new ArrayList<>(Collections.nCopies(parts.size(), "")));
    }

    @Override
    public void deleteRow(int at) {
        rows.remove(at);
    }

    @Override
    public void deleteColumn(int at) {
        rows.forEach(row -> row.remove(at));
        parts.remove(at);
    }

    @Override
    public void sort(int column, boolean descending) {
        Comparator<List<String>> order = Comparator.comparing(row -> row.get(column));
        rows.subList(1, rows.size()).sort(descending ? order.reversed() : order);
    }

    @Override
    public void deleteTab() {
        deleted = true;
    }

    @Override
    public void mark(int column, String part) {
        parts.get(column).add(part);
    }

    @Override
    public List<List<String>> rows() {
        return rows;
    }
}
