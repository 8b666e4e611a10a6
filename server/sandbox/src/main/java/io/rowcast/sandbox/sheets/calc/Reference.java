package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell or a range as it stands in a formula: Title!$B$2, B2:C, F:F.
 *
 * @param title as it is written, with its quotes; null for the formula's own tab
 * @param to null for a single cell
 */
record Reference(
        @Nullable String title, Corner from, @Nullable Corner to) {
    private static final String CORNER =
            "(?<%1$sColumnFixed>\\$?)(?<%1$sColumn>[A-Za-z]{1,3})?(?<%1$sRowFixed>\\$?)(?<%1$sRow>\\d{1,8})?";
    private static final Pattern WHOLE = Pattern.compile("(?:(?<title>'(?:[^']|'')*'|[^'!]+)!)?"
            + CORNER.formatted("from") + "(?<to>:" + CORNER.formatted("to") + ")?");
    private static final int NONE = -1;

    /**
     * One end of a range.
     *
     * @param column -1 for every column
     * @param row -1 for every row
     * @param columnFixed with a $, which copying keeps
     */
    record Corner(int column, int row, boolean columnFixed, boolean rowFixed) {
        private static Corner of(Matcher parts, String name) {
            String letters = parts.group(name + "Column");
            String digits = parts.group(name + "Row");
            return new Corner(
                    letters == null ? NONE : A1.columnIndex(letters),
                    digits == null ? NONE : Integer.parseInt(digits) - 1,
                    letters != null && !parts.group(name + "ColumnFixed").isEmpty(),
                    digits != null
                            && (!parts.group(name + "RowFixed").isEmpty()
                                    || (letters == null
                                            && !parts.group(name + "ColumnFixed")
                                                    .isEmpty())));
        }

        private Corner at(int otherRow, int otherColumn) {
            return new Corner(
                    column == NONE ? NONE : otherColumn, row == NONE ? NONE : otherRow, columnFixed, rowFixed);
        }

        private boolean isInGrid() {
            return column >= NONE && row >= NONE;
        }

        private String print() {
            return (column == NONE ? "" : (columnFixed ? "$" : "") + A1.columnLetters(column))
                    + (row == NONE ? "" : (rowFixed ? "$" : "") + (row + 1));
        }
    }

    static Reference parse(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Reference(
                parts.group("title"),
                Corner.of(parts, "from"),
                parts.group("to") == null ? null : Corner.of(parts, "to"));
    }

    /** The tab that is meant; empty when there is none of the title. */
    Optional<Tab> tab(Book book, Tab home) {
        return title == null ? Optional.of(home) : book.tab(plainTitle());
    }

    String plainTitle() {
        String written = title == null ? "" : title;
        return written.startsWith("'")
                ? written.substring(1, written.length() - 1).replace("''", "'")
                : written;
    }

    Area area(Tab tab) {
        Corner last = to == null ? from : to;
        return new Area(tab.id(), span(from.row, last.row), span(from.column, last.column));
    }

    private static Span span(int first, int last) {
        int start = Math.max(0, first);
        return last == NONE ? new Span(start, Span.OPEN) : new Span(Math.min(start, last), Math.max(start, last) + 1);
    }

    Reference to(Area area) {
        int lastRow = area.rows().isOpen() ? NONE : area.rows().end() - 1;
        int lastColumn = area.columns().isOpen() ? NONE : area.columns().end() - 1;
        return new Reference(
                title,
                from.at(area.rows().start(), area.columns().start()),
                to == null ? null : to.at(lastRow, lastColumn));
    }

    Reference titled(String other) {
        return new Reference(A1.quoted(other), from, to);
    }

    /** As it is after the formula was copied so far; empty when it would leave the grid. */
    Optional<Reference> copied(int down, int right) {
        Reference copied =
                new Reference(title, shifted(from, down, right), to == null ? null : shifted(to, down, right));
        boolean inside = copied.from.isInGrid() && (copied.to == null || copied.to.isInGrid());
        return inside ? Optional.of(copied) : Optional.empty();
    }

    /** Below the grid becomes -2, so that it is told from "every row". */
    private static Corner shifted(Corner corner, int down, int right) {
        int row = corner.row == NONE || corner.rowFixed ? corner.row : corner.row + down;
        int column = corner.column == NONE || corner.columnFixed ? corner.column : corner.column + right;
        return new Corner(
                column < 0 && corner.column != NONE ? -2 : column,
                row < 0 && corner.row != NONE ? -2 : row,
                corner.columnFixed,
                corner.rowFixed);
    }

    String print() {
        return (title == null ? "" : title + "!") + from.print() + (to == null ? "" : ":" + to.print());
    }
}
