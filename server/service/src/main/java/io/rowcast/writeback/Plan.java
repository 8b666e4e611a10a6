package io.rowcast.writeback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is to be done for some rows, given what the tab showed a moment ago. Pure.
 *
 * @param told rows that already show what they should: this, and nothing else, ends the work on a row
 * @param writing rows that some of {@code changes} belong to
 * @param troubled rows that cannot be written
 * @param postponed rows that no longer fitted in
 */
record Plan(
        CellChanges changes,
        List<RowState> told,
        List<RowState> writing,
        List<Troubled> troubled,
        List<RowState> postponed) {
    /** A row that cannot be written, and why. */
    record Troubled(RowState row, WriteTrouble why) {}

    /** Google recommends at most 2 MB a request (facts 1.1); a character may take 3 bytes. What is left over waits its turn. */
    private static final int MOST_CHARACTERS = 600_000;

    /** @param hopeless rows that were written and do not show it, so that writing them again is of no use */
    static Plan of(TabCells tab, List<RowState> rows, Predicate<RowState> hopeless) {
        Plan plan =
                new Plan(new CellChanges(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, List<Integer>> rowsByKey = tab.rowsByKey();
        int characters = 0;
        for (RowState row : rows) {
            if (hopeless.test(row)) {
                plan.told().add(row);
            } else if (characters < MOST_CHARACTERS) {
                characters += plan.add(tab, row, rowsByKey.getOrDefault(row.key(), List.of()));
            } else {
                plan.postponed().add(row);
            }
        }
        return plan;
    }

    /** @return characters that the row adds to the request */
    private int add(TabCells tab, RowState row, List<Integer> numbers) {
        if (numbers.size() != 1) {
            troubled.add(new Troubled(row, unfindable(tab, numbers)));
            return 0;
        }
        int number = numbers.getFirst();
        if (tab.phones(number).stream().noneMatch(row::isAbout)) {
            troubled.add(new Troubled(
                    row, tab.recipients().isEmpty() ? WriteTrouble.PHONE_COLUMN_MISSING : WriteTrouble.PHONE_DIFFERS));
            return 0;
        }
        int characters = change(tab, row, number);
        (characters == 0 ? told : writing).add(row);
        return characters;
    }

    private int change(TabCells tab, RowState row, int number) {
        int characters = 0;
        for (Map.Entry<StatusColumn, CellValue> cell : row.cells().entrySet()) {
            CellValue wanted = cell.getValue();
            if (!wanted.equals(tab.shown(cell.getKey(), number))) {
                changes.put(cell.getKey(), number, wanted);
                characters += Math.max(1, wanted.plain().length());
            }
        }
        return characters;
    }

    private static WriteTrouble unfindable(TabCells tab, List<Integer> numbers) {
        if (!tab.hasKeys()) {
            return WriteTrouble.KEY_COLUMN_MISSING;
        }
        return numbers.isEmpty() ? WriteTrouble.ROW_MISSING : WriteTrouble.KEY_REPEATED;
    }
}
