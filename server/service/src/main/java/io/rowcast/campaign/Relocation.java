package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.render.Source;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where the columns of a recipe stand by now, found again by their headings; those that it does not use may be gone. Pure. */
sealed interface Relocation {
    /**
     * Each is there, once.
     *
     * @param recipe with the letters of now
     * @param cells which cells of a row, from 0, are those of the recipe's columns
     */
    record Found(Recipe recipe, List<Integer> cells) implements Relocation {
        /** What the recipe's columns show in a row. */
        List<String> cells(SheetRow row) {
            return cells.stream().map(row::cell).toList();
        }
    }

    /** @param explanation what is missing, for the user */
    record Changed(String explanation) implements Relocation {}

    /** @param headings of the sheet as it is now, by column from A */
    static Relocation of(Recipe recipe, List<String> headings) {
        Set<String> used = recipe.used();
        List<Column> columns = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Column column : recipe.columns()) {
            int times = column.name().isBlank() ? 0 : Collections.frequency(headings, column.name());
            if (times == 1) {
                int index = headings.indexOf(column.name());
                columns.add(new Column(column.name(), letter(index)));
                cells.add(index);
                letters.put(column.letter(), letter(index));
            } else if (used.contains(column.letter())) {
                missing.add(explanation(column, times));
            }
        }
        return missing.isEmpty()
                ? new Found(moved(recipe, columns, letters), cells)
                : new Changed(String.join(" ", missing));
    }

    /** Whether the columns that a recipe uses could be found again: whether each has a heading of its own. */
    static Relocation ofItself(Recipe recipe) {
        return of(recipe, recipe.columns().stream().map(Column::name).toList());
    }

    private static Recipe moved(Recipe recipe, List<Column> columns, Map<String, String> letters) {
        Map<String, Source> mapping = new LinkedHashMap<>();
        recipe.mapping()
                .forEach((input, source) -> mapping.put(
                        input,
                        switch (source) {
                            case Source.FromColumn from ->
                                new Source.FromColumn(now(letters, from.letter()), from.fallback(), from.format());
                            case Source.Fixed fixed -> fixed;
                            case Source.Uploaded file -> file;
                        }));
        Only only = recipe.only();
        ConsentColumn consent = recipe.consent();
        return new Recipe(
                recipe.content(),
                columns,
                now(letters, recipe.recipientColumn()),
                recipe.defaultRegion(),
                mapping,
                only == null ? null : new Only(now(letters, only.column()), only.values()),
                consent == null ? null : moved(consent, letters));
    }

    private static ConsentColumn moved(ConsentColumn consent, Map<String, String> letters) {
        String date = consent.dateColumn();
        return new ConsentColumn(
                now(letters, consent.column()),
                consent.yes(),
                date == null ? null : now(letters, date),
                consent.words());
    }

    private static String now(Map<String, String> letters, String letter) {
        return Objects.requireNonNull(letters.get(letter));
    }

    private static String explanation(Column column, int times) {
        if (column.name().isBlank()) {
            return "Column " + column.letter() + " had no heading in row 1, so that it cannot be found again.";
        }
        return times == 0
                ? "The sheet has no column “" + column.name() + "” any more."
                : "The sheet has " + times + " columns “" + column.name() + "”.";
    }

    /** In A1 notation, from 0. */
    private static String letter(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }
}
