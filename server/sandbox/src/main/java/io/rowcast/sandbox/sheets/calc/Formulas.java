package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Row;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out what formulas show, for one version of a spreadsheet that does not change meanwhile. A formula that comes to several
 * rows or columns fills the cells below it and to its right, unless something stands there: then it shows #REF!.
 */
public final class Formulas {
    private static final Value.Problem REF = new Value.Problem("REF", "#REF!");

    private final Book book;
    private final Set<Place> underway = new HashSet<>();
    private final Map<Place, Grid> results = new HashMap<>();
    private final Map<Integer, Map<Place, Value>> spills = new HashMap<>();

    private record Place(int sheetId, int row, int column) {}

    public Formulas(Book book) {
        this.book = book;
    }

    /** What the cell shows; null for nothing. */
    public @Nullable Value effective(Tab tab, int row, int column) {
        Cell cell = tab.cell(row, column);
        if (cell.formula() != null) {
            return result(tab, row, column, cell.formula()).first();
        }
        return cell.value() == null ? spills(tab).get(new Place(tab.id(), row, column)) : cell.value();
    }

    /** The tab with what formulas spill into other cells, as if it had been entered there; the tab itself when none does. */
    public Tab filled(Tab tab) {
        Map<Place, Value> spilled = spills(tab);
        if (spilled.isEmpty()) {
            return tab;
        }
        Tab filled = tab.copy(tab.id());
        spilled.forEach((place, value) -> filled.cell(
                place.row, place.column, filled.cell(place.row, place.column).withContentOf(Cell.of(value))));
        return filled;
    }

    private Grid result(Tab tab, int row, int column, String formula) {
        Place place = new Place(tab.id(), row, column);
        Grid known = results.get(place);
        if (known != null) {
            return known;
        }
        if (!underway.add(place)) {
            return Grid.of(REF);
        }
        try {
            Grid result = workedOut(tab, formula);
            Grid shown = fits(tab, row, column, result) ? result : Grid.of(REF);
            results.put(place, shown);
            return shown;
        } finally {
            underway.remove(place);
        }
    }

    private Grid workedOut(Tab tab, String formula) {
        try {
            return new Evaluation(reference -> cells(tab, reference)).of(FormulaParser.parse(formula.substring(1)));
        } catch (FailedException failed) {
            return Grid.of(failed.problem());
        }
    }

    private static boolean fits(Tab tab, int row, int column, Grid result) {
        if (row + result.rows().size() > tab.rowCount() || column + result.width() > tab.columnCount()) {
            return false;
        }
        for (int down = 0; down < result.rows().size(); down++) {
            for (int right = 0; right < result.width(); right++) {
                if (down + right > 0 && tab.cell(row + down, column + right).hasContent()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Grid cells(Tab home, Reference reference) {
        Tab tab = reference.tab(book, home).orElseThrow(() -> new FailedException(REF));
        Area area = reference.area(tab).within(tab);
        if (area.rows().size() <= 0 || area.columns().size() <= 0) {
            throw new FailedException(REF);
        }
        List<List<@Nullable Value>> rows = new ArrayList<>();
        for (int row = area.rows().start(); row < area.rows().end(); row++) {
            List<@Nullable Value> values = new ArrayList<>();
            for (int column = area.columns().start(); column < area.columns().end(); column++) {
                values.add(effective(tab, row, column));
            }
            rows.add(values);
        }
        return new Grid(rows);
    }

    /** Known while they are being found, so that a formula that reads its own tab finds an end. */
    private Map<Place, Value> spills(Tab tab) {
        Map<Place, Value> known = spills.get(tab.id());
        if (known != null) {
            return known;
        }
        Map<Place, Value> found = new HashMap<>();
        spills.put(tab.id(), found);
        for (int row = 0; row < tab.rowCount(); row++) {
            Row cells = tab.row(row);
            for (int column = 0; column < cells.width(); column++) {
                String formula = cells.cell(column).formula();
                if (formula != null && maySpill(formula)) {
                    spill(found, new Place(tab.id(), row, column), result(tab, row, column, formula));
                }
            }
        }
        return found;
    }

    private static boolean maySpill(String formula) {
        return formula.contains("(") || formula.contains("{") || formula.contains(":");
    }

    private static void spill(Map<Place, Value> found, Place from, Grid result) {
        for (int down = 0; down < result.rows().size(); down++) {
            for (int right = 0; right < result.width(); right++) {
                Value value = result.rows().get(down).get(right);
                if (down + right > 0 && value != null) {
                    found.put(new Place(from.sheetId, from.row + down, from.column + right), value);
                }
            }
        }
    }
}
