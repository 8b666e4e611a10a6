package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One tab: its grid, and what is kept about areas of it. Changed only inside a version that nobody reads yet. */
public final class Tab {
    /** The kinds of things that a tab keeps about its areas. */
    public enum Kind {
        MERGE,
        NAMED_RANGE,
        PROTECTION,
        FILTER,
        FORMAT_RULE,
        ROW_GROUP,
        COLUMN_GROUP,
        /** A chart, on its anchor cell. */
        CHART,
        /** A range that some chart draws. */
        CHART_SOURCE
    }

    private final int id;
    private ObjectNode traits;
    private List<Row> rows;
    private List<Line> columns;
    private List<Metadata> metadata = List.of();
    private final Map<Kind, List<Placed>> kept = new EnumMap<>(Kind.class);
    private final List<Shift> shifts = new ArrayList<>();

    /**
     * An empty grid.
     *
     * @param traits SheetProperties without sheetId, index and the grid's size
     */
    public Tab(int id, ObjectNode traits, int rowCount, int columnCount) {
        this.id = id;
        this.traits = traits;
        this.rows = new ArrayList<>(Collections.nCopies(rowCount, Row.EMPTY));
        this.columns = new ArrayList<>(Collections.nCopies(columnCount, Line.COLUMN));
    }

    /** The same content under another id; rows are shared, since they never change. */
    public Tab copy(int newId) {
        Tab copy = new Tab(newId, traits.deepCopy(), 0, 0);
        copy.rows = new ArrayList<>(rows);
        copy.columns = new ArrayList<>(columns);
        copy.metadata = metadata;
        kept.forEach((kind, list) -> copy.kept.put(
                kind,
                list.stream()
                        .map(one -> one.withArea(
                                new Area(newId, one.area().rows(), one.area().columns())))
                        .toList()));
        return copy;
    }

    public int id() {
        return id;
    }

    public ObjectNode traits() {
        return traits;
    }

    public void traits(ObjectNode other) {
        traits = other;
    }

    public String title() {
        return traits.path("title").asText();
    }

    public boolean hidden() {
        return traits.path("hidden").asBoolean();
    }

    public int rowCount() {
        return rows.size();
    }

    public int columnCount() {
        return columns.size();
    }

    public int count(Dimension dimension) {
        return dimension == Dimension.ROWS ? rowCount() : columnCount();
    }

    public Row row(int index) {
        return rows.get(index);
    }

    /** The cell, blank also where there is no grid. */
    public Cell cell(int row, int column) {
        return row < rows.size() ? rows.get(row).cell(column) : Cell.BLANK;
    }

    public void cell(int row, int column, Cell cell) {
        rows.set(row, rows.get(row).with(column, cell));
    }

    public void eachCell(Area area, UnaryOperator<Cell> change) {
        Area inside = area.within(this);
        for (int row = inside.rows().start(); row < inside.rows().end(); row++) {
            rows.set(row, rows.get(row).withEach(inside.columns(), change));
        }
    }

    public Line line(Dimension dimension, int index) {
        return dimension == Dimension.ROWS ? rows.get(index).line() : columns.get(index);
    }

    public void line(Dimension dimension, int index, Line line) {
        if (dimension == Dimension.ROWS) {
            rows.set(index, rows.get(index).with(line));
        } else {
            columns.set(index, line);
        }
    }

    public List<Metadata> metadata() {
        return metadata;
    }

    public void metadata(List<Metadata> other) {
        metadata = List.copyOf(other);
    }

    public List<Placed> kept(Kind kind) {
        return kept.getOrDefault(kind, List.of());
    }

    public void keep(Kind kind, List<Placed> list) {
        kept.put(kind, List.copyOf(list));
    }

    /** One past the last row with content between the columns; 0 for none. */
    public int contentEnd(Span ofRows, Span ofColumns) {
        for (int row = Math.min(ofRows.end(), rows.size()) - 1; row >= ofRows.start(); row--) {
            if (rows.get(row).contentEnd(ofColumns.start(), ofColumns.end()) > 0) {
                return row + 1;
            }
        }
        return 0;
    }

    public void insert(Dimension dimension, int at, int count, Line line) {
        if (dimension == Dimension.ROWS) {
            rows.addAll(at, Collections.nCopies(count, Row.EMPTY.with(line)));
        } else {
            columns.addAll(at, Collections.nCopies(count, line));
            rows.replaceAll(row -> row.withInserted(at, count));
        }
        follow(dimension, span -> Optional.of(span.afterInsert(at, count)));
    }

    /** Adds at the end, which moves nothing. */
    public void append(Dimension dimension, int count) {
        if (dimension == Dimension.ROWS) {
            rows.addAll(Collections.nCopies(count, Row.EMPTY));
        } else {
            columns.addAll(Collections.nCopies(count, Line.COLUMN));
        }
    }

    public void delete(Dimension dimension, Span gone) {
        if (dimension == Dimension.ROWS) {
            rows.subList(gone.start(), gone.end()).clear();
        } else {
            columns.subList(gone.start(), gone.end()).clear();
            rows.replaceAll(row -> row.withDeleted(gone.start(), gone.end()));
        }
        List<Placed> charts = kept(Kind.CHART);
        follow(dimension, span -> span.afterDelete(gone));
        keep(
                Kind.CHART,
                charts.stream()
                        .map(chart -> afterDelete(chart, dimension, gone))
                        .toList());
    }

    /** A chart outlives the row and the column of its anchor. */
    private Placed afterDelete(Placed chart, Dimension dimension, Span gone) {
        int last = count(dimension) - 1;
        int at = Math.min(gone.start(), last);
        return chart.area()
                .mapped(dimension, span -> span.afterDelete(gone).or(() -> Optional.of(new Span(at, at + 1))))
                .map(chart::withArea)
                .orElse(chart);
    }

    /** Moves a block; its metadata and sizes go with it (facts 1.4 has this open: it is how insert, delete and sort behave). */
    public void move(Dimension dimension, Span block, int destination) {
        if (dimension == Dimension.ROWS) {
            rows = Moves.moved(rows, block, destination);
        } else {
            rows.replaceAll(row -> row.withMoved(block, destination, columnCount()));
            columns = Moves.moved(columns, block, destination);
        }
        follow(dimension, span -> Optional.of(span.afterMove(block, destination)));
    }

    /**
     * Puts rows in another order within some columns.
     *
     * <p>Row metadata goes with its row even when the sort does not cover every column (facts 1.4, LIVE-H); heights and
     * hidden rows stay where they are.
     *
     * @param order the present index of each row, in the new order
     */
    public void reorder(Span ofRows, Span ofColumns, List<Integer> order) {
        List<Row> before = List.copyOf(rows.subList(ofRows.start(), ofRows.end()));
        for (int offset = 0; offset < order.size(); offset++) {
            Row from = before.get(order.get(offset) - ofRows.start());
            Row there = before.get(offset);
            rows.set(
                    ofRows.start() + offset,
                    there.withCellsOf(from, ofColumns)
                            .with(there.line().withMetadata(from.line().metadata())));
        }
    }

    /** What moved since this was last called; whoever writes a version keeps formulas right with it. */
    public List<Shift> takeShifts() {
        List<Shift> taken = List.copyOf(shifts);
        shifts.clear();
        return taken;
    }

    private void follow(Dimension dimension, Function<Span, Optional<Span>> change) {
        shifts.add(new Shift(dimension, change));
        kept.replaceAll((kind, list) -> list.stream()
                .flatMap(one -> one.area().mapped(dimension, change).map(one::withArea).stream())
                .toList());
    }
}
