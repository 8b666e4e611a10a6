package io.rowcast.sandbox.sheets.grid;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** One row, never changed after it is made; versions of a spreadsheet share their untouched rows. */
public final class Row {
    public static final Row EMPTY = new Row(Line.ROW, new Cell[0]);

    private final Line line;
    private final Cell[] cells;

    private Row(Line line, Cell[] cells) {
        this.line = line;
        this.cells = cells;
    }

    public Line line() {
        return line;
    }

    public Cell cell(int column) {
        return column < cells.length ? cells[column] : Cell.BLANK;
    }

    /** One past the last cell that is not blank. */
    public int width() {
        return cells.length;
    }

    /** One past the last cell below {@code end} with content; 0 for none at or after {@code start}. */
    public int contentEnd(int start, int end) {
        for (int column = Math.min(end, cells.length) - 1; column >= start; column--) {
            if (cells[column].hasContent()) {
                return column + 1;
            }
        }
        return 0;
    }

    public Row with(Line other) {
        return new Row(other, cells);
    }

    public Row with(int column, Cell cell) {
        if (column >= cells.length && cell.isBlank()) {
            return this;
        }
        Cell[] changed = widened(Math.max(cells.length, column + 1));
        changed[column] = cell;
        return trimmed(line, changed);
    }

    /** The row with each cell of the span replaced. */
    public Row withEach(Span columns, UnaryOperator<Cell> change) {
        Cell[] changed = widened(Math.max(cells.length, columns.end()));
        for (int column = columns.start(); column < columns.end(); column++) {
            changed[column] = change.apply(changed[column]);
        }
        return trimmed(line, changed);
    }

    /** This row with the other's cells in the span. */
    public Row withCellsOf(Row other, Span columns) {
        Cell[] changed = widened(Math.max(cells.length, Math.min(columns.end(), other.cells.length)));
        for (int column = columns.start(); column < Math.min(columns.end(), changed.length); column++) {
            changed[column] = other.cell(column);
        }
        return trimmed(line, changed);
    }

    Row withInserted(int at, int count) {
        if (at >= cells.length) {
            return this;
        }
        Cell[] changed = new Cell[cells.length + count];
        Arrays.fill(changed, Cell.BLANK);
        System.arraycopy(cells, 0, changed, 0, at);
        System.arraycopy(cells, at, changed, at + count, cells.length - at);
        return new Row(line, changed);
    }

    Row withDeleted(int start, int end) {
        if (start >= cells.length) {
            return this;
        }
        int last = Math.min(end, cells.length);
        Cell[] changed = new Cell[cells.length - (last - start)];
        System.arraycopy(cells, 0, changed, 0, start);
        System.arraycopy(cells, last, changed, start, cells.length - last);
        return trimmed(line, changed);
    }

    Row withMoved(Span columns, int destination, int columnCount) {
        Cell[] all = widened(columnCount);
        return trimmed(
                line, Moves.moved(Arrays.asList(all), columns, destination).toArray(Cell[]::new));
    }

    private Cell[] widened(int width) {
        Cell[] copy = Arrays.copyOf(cells, width);
        Arrays.fill(copy, Math.min(cells.length, width), width, Cell.BLANK);
        return copy;
    }

    private static Row trimmed(Line line, Cell[] cells) {
        int end = cells.length;
        while (end > 0 && cells[end - 1].isBlank()) {
            end--;
        }
        return new Row(line, end == cells.length ? cells : Arrays.copyOf(cells, end));
    }
}
