package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out what formulas show. The language is small on purpose: literals, arithmetic, comparison, joining and references to single
 * cells; any function is unknown here and shows #NAME?, while the formula itself is kept.
 */
public final class Formulas {
    private final Book book;
    private final Set<String> underway = new HashSet<>();

    public Formulas(Book book) {
        this.book = book;
    }

    /** What the cell shows; null for nothing. */
    public @Nullable Value effective(Tab tab, int row, int column) {
        Cell cell = tab.cell(row, column);
        if (cell.formula() == null) {
            return cell.value();
        }
        String place = tab.id() + "!" + row + "," + column;
        if (!underway.add(place)) {
            return new Value.Problem("REF", "#REF!");
        }
        try {
            return new FormulaReader(cell.formula().substring(1), reference -> refer(tab, reference)).read();
        } finally {
            underway.remove(place);
        }
    }

    private Value refer(Tab tab, String reference) {
        String full = reference.contains("!") ? reference : A1.quoted(tab.title()) + "!" + reference;
        return A1.resolve(book, full.replace("$", ""))
                .map(area -> orZero(effective(
                        book.tab(area.sheetId()).orElseThrow(),
                        area.rows().start(),
                        area.columns().start())))
                .orElseGet(() -> new Value.Problem("NAME", "#NAME?"));
    }

    private static Value orZero(@Nullable Value value) {
        return value == null ? new Value.Num(0) : value;
    }
}
