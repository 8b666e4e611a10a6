package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import io.rowcast.writeback.OpenWrite.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is to be done for some rows, given what the tab showed a moment ago. Pure. */
final class Plan {
    /** A row that cannot be written, and why. */
    record Troubled(RowState row, WriteTrouble why) {}

    private record Lagging(RowState row, int number, Map<StatusColumn, CellValue> cells) {
        /** What the user waits for most: an answer, or the end of the message's way. */
        boolean isUrgent() {
            return row.ended() || cells.containsKey(StatusColumn.REPLY);
        }

        int characters() {
            return cells.values().stream()
                    .mapToInt(value -> Math.max(1, value.plain().length()))
                    .sum();
        }
    }

    /** Google recommends at most 2 MB a request (facts 1.1); a character may take 3 bytes. What is left over waits its turn. */
    private static final int MOST_CHARACTERS = 600_000;

    private final CellChanges changes = new CellChanges();
    private final List<RowState> told = new ArrayList<>();
    private final List<Lagging> lagging = new ArrayList<>();
    private final List<RowState> writing = new ArrayList<>();
    private final List<RowState> waiting = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Troubled> troubled = new ArrayList<>();
    private final Set<String> own = new HashSet<>();
    private boolean cut;

    private Plan() {}

    /**
     * @param columns which may be written
     * @param tries what to do with a row that lags behind
     */
    static Plan of(
            TabCells tab, Set<StatusColumn> columns, List<RowState> rows, Function<RowState, Tries.Advice> tries) {
        Plan plan = new Plan();
        Map<String, List<Integer>> rowsByKey = tab.rowsByKey();
        for (RowState row : rows) {
            plan.find(tab, row, rowsByKey.getOrDefault(row.key(), List.of()), columns);
        }
        plan.lagging.sort(Comparator.comparing(Lagging::isUrgent).reversed());
        int characters = 0;
        for (Lagging row : plan.lagging) {
            switch (tries.apply(row.row())) {
                case WRITE -> characters += plan.write(row, characters);
                case WAIT -> plan.waiting.add(row.row());
                case GIVE_UP -> plan.troubled.add(new Troubled(row.row(), WriteTrouble.CELL_NOT_KEPT));
            }
        }
        return plan;
    }

    private void find(TabCells tab, RowState row, List<Integer> numbers, Set<StatusColumn> columns) {
        if (numbers.size() != 1) {
            troubled.add(new Troubled(row, unfindable(tab, numbers)));
            return;
        }
        int number = numbers.getFirst();
        if (tab.phones(number).stream().noneMatch(row::isAbout)) {
            troubled.add(new Troubled(
                    row, tab.recipients().isEmpty() ? WriteTrouble.PHONE_COLUMN_MISSING : WriteTrouble.PHONE_DIFFERS));
            return;
        }
        own.add(row.key());
        Map<StatusColumn, CellValue> cells = different(tab, row, number, columns);
        if (cells.isEmpty()) {
            told.add(row);
        } else {
            lagging.add(new Lagging(row, number, cells));
        }
    }

    private static WriteTrouble unfindable(TabCells tab, List<Integer> numbers) {
        if (!tab.hasKeys()) {
            return WriteTrouble.KEY_COLUMN_MISSING;
        }
        return numbers.isEmpty() ? WriteTrouble.ROW_MISSING : WriteTrouble.KEY_REPEATED;
    }

    private static Map<StatusColumn, CellValue> different(
            TabCells tab, RowState row, int number, Set<StatusColumn> columns) {
        Map<StatusColumn, CellValue> different = new EnumMap<>(StatusColumn.class);
        row.cells().forEach((column, value) -> {
            if (columns.contains(column) && !value.equals(tab.shown(column, number))) {
                different.put(column, value);
            }
        });
        return different;
    }

    private int write(Lagging row, int charactersBefore) {
        if (charactersBefore >= MOST_CHARACTERS) {
            cut = true;
            waiting.add(row.row());
            return 0;
        }
        writing.add(row.row());
        row.cells().forEach((column, value) -> {
            changes.put(column, row.number(), value);
            targets.add(new Target(row.row().key(), column, value));
        });
        return row.characters();
    }

    CellChanges changes() {
        return changes;
    }

    /** What each cell of {@link #changes} is meant for. */
    List<Target> targets() {
        return targets;
    }

    /** Rows that already show what they should: this, and nothing else, ends the work on a row. */
    List<RowState> told() {
        return told;
    }

    /** Rows that {@link #changes} belong to. */
    List<RowState> writing() {
        return writing;
    }

    /** Rows that do not show what they should, and are not written this time. */
    List<RowState> waiting() {
        return waiting;
    }

    /** Rows that cannot be written. */
    List<Troubled> troubled() {
        return troubled;
    }

    /** Keys of the rows that were found for certain. */
    Set<String> own() {
        return own;
    }

    /** Whether not all fitted in. */
    boolean isCut() {
        return cut;
    }
}
