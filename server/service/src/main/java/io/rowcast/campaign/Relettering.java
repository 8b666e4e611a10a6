package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the columns of a recipe again, by their headings, in a sheet whose columns may have moved since. Columns that the
 * recipe does not use may be gone. Pure.
 */
sealed interface Relettering {
    /**
     * Each is there, once.
     *
     * @param recipe as it is stored, with the letters of now
     * @param cells which cells of a row, from 0, are those of the recipe's columns
     */
    record Found(String recipe, List<Integer> cells) implements Relettering {
        /** What the recipe's columns show in a row. */
        List<String> cells(SheetRow row) {
            return cells.stream().map(row::cell).toList();
        }
    }

    /** @param explanation what is missing and what to do, for the user */
    record Changed(String explanation) implements Relettering {}

    /**
     * Looks for the columns of a stored recipe.
     *
     * @param headings of the sheet as it is now, by column from A
     */
    static Relettering of(String recipe, List<String> headings) {
        RecipeLettersWire stored = RecipeLettersWire.of(recipe);
        Set<String> used = stored.used();
        List<Column> columns = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Column column : stored.columns()) {
            int times = column.name().isBlank() ? 0 : Collections.frequency(headings, column.name());
            if (times == 1) {
                int index = headings.indexOf(column.name());
                columns.add(new Column(column.name(), letter(index)));
                cells.add(index);
                letters.put(column.letter(), letter(index));
            } else if (used.contains(column.letter())) {
                missing.add(problem(column, times));
            }
        }
        return missing.isEmpty()
                ? new Found(stored.with(columns, letters), cells)
                : new Changed(String.join(" ", missing));
    }

    /** Whether the columns that a stored recipe uses could be found again: whether each has a heading of its own. */
    static Relettering ofItself(String recipe) {
        return of(
                recipe,
                RecipeLettersWire.of(recipe).columns().stream()
                        .map(Column::name)
                        .toList());
    }

    private static String problem(Column column, int times) {
        if (column.name().isBlank()) {
            return "Column " + column.letter() + " has no heading in row 1, so it could not be found again.";
        }
        return times == 0
                ? "The sheet has no column “" + column.name() + "”."
                : "The sheet has " + times + " columns “" + column.name() + "”.";
    }

    /** In A1 notation, from 0. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
