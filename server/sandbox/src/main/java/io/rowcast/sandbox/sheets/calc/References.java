package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Shift;
import io.rowcast.sandbox.sheets.grid.Tab;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Keeps references in formulas on the cells that they mean while rows and columns move, and tabs are renamed, deleted and copied. */
public final class References {
    private static final String LOST = "#REF!";

    private References() {}

    /** Rewrites every formula for the rows and columns that were inserted, deleted and moved since this was last called. */
    public static void follow(Book book) {
        for (Tab moved : book.tabs()) {
            for (Shift shift : moved.takeShifts()) {
                eachFormula(
                        book,
                        (home, reference) -> reference
                                .tab(book, home)
                                .filter(tab -> tab.id() == moved.id())
                                .map(tab -> shifted(reference, reference.area(tab), shift))
                                .orElse(reference.print()));
            }
        }
    }

    private static String shifted(Reference reference, Area area, Shift shift) {
        return shift.of(area)
                .map(moved -> reference.to(moved).print())
                .orElse((reference.title() == null ? "" : reference.title() + "!") + LOST);
    }

    public static void renamed(Book book, String before, String after) {
        eachFormula(
                book,
                (home, reference) ->
                        names(reference, before) ? reference.titled(after).print() : reference.print());
    }

    public static void deleted(Book book, String title) {
        eachFormula(book, (home, reference) -> names(reference, title) ? LOST : reference.print());
    }

    private static boolean names(Reference reference, String title) {
        return reference.title() != null && reference.plainTitle().equalsIgnoreCase(title);
    }

    private static void eachFormula(Book book, BiFunction<Tab, Reference, String> change) {
        for (Tab tab : book.tabs()) {
            for (int row = 0; row < tab.rowCount(); row++) {
                for (int column = 0; column < tab.row(row).width(); column++) {
                    Cell cell = tab.cell(row, column);
                    if (cell.formula() != null) {
                        tab.cell(row, column, changed(cell, reference -> change.apply(tab, reference)));
                    }
                }
            }
        }
    }

    /** The cell as it is when it was copied so many rows down and columns to the right: only what has no $ moves with it. */
    public static Cell copied(Cell cell, int down, int right) {
        return changed(
                cell,
                reference -> Optional.of(reference)
                        .flatMap(one -> one.copied(down, right))
                        .map(Reference::print)
                        .orElse(LOST));
    }

    private static Cell changed(Cell cell, Function<Reference, String> change) {
        String formula = cell.formula();
        if (formula == null) {
            return cell;
        }
        StringBuilder rewritten = new StringBuilder("=");
        for (Token token : Token.all(formula.substring(1))) {
            rewritten
                    .append(token.before())
                    .append(
                            token.kind() == Token.Kind.REFERENCE
                                    ? change.apply(Reference.parse(token.text()))
                                    : token.text());
        }
        return rewritten.toString().equals(formula) ? cell : new Cell(null, rewritten.toString(), cell.look());
    }
}
