package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.calc.References;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Cut and copy with paste. Developer metadata stays where it was; a named range follows cells that were cut whole (facts 1.4, 1.5). */
final class PasteEdits {
    private PasteEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("cutPaste", Edit.silent(PasteEdits::cut));
        kinds.put("copyPaste", Edit.silent(PasteEdits::copy));
    }

    private static void cut(Edition edition, JsonNode request) {
        Area source = edition.editable(request.path("source"));
        Tab from = edition.tab(source.sheetId());
        JsonNode corner = request.path("destination");
        Tab to = edition.tab(corner);
        Area target = sized(
                to, corner.path("rowIndex").asInt(), corner.path("columnIndex").asInt(), source);
        edition.guard(target);
        Cell[][] taken = read(from, source);
        from.eachCell(source, cell -> Cell.BLANK);
        write(to, target, taken, request.path("pasteType").asText());
        followNames(from, to, source, target);
    }

    private static Area sized(Tab tab, int row, int column, Area like) {
        Area area = new Area(
                tab.id(),
                new Span(row, row + like.rows().size()),
                new Span(column, column + like.columns().size()));
        if (area.rows().end() > tab.rowCount() || area.columns().end() > tab.columnCount()) {
            throw new RefusedException("The destination is outside the grid.");
        }
        return area;
    }

    private static void followNames(Tab from, Tab to, Area source, Area target) {
        for (Placed named : from.kept(Tab.Kind.NAMED_RANGE)) {
            if (source.rows().covers(named.area().rows())
                    && source.columns().covers(named.area().columns())) {
                from.keep(
                        Tab.Kind.NAMED_RANGE,
                        from.kept(Tab.Kind.NAMED_RANGE).stream()
                                .filter(one -> !one.equals(named))
                                .toList());
                to.keep(
                        Tab.Kind.NAMED_RANGE,
                        Stream.concat(
                                        to.kept(Tab.Kind.NAMED_RANGE).stream(),
                                        Stream.of(named.withArea(moved(named.area(), source, target))))
                                .toList());
            }
        }
    }

    private static Area moved(Area area, Area source, Area target) {
        int down = target.rows().start() - source.rows().start();
        int right = target.columns().start() - source.columns().start();
        return new Area(
                target.sheetId(),
                new Span(area.rows().start() + down, area.rows().end() + down),
                new Span(area.columns().start() + right, area.columns().end() + right));
    }

    /** A target that holds the source several times over is filled by repeating it. */
    private static void copy(Edition edition, JsonNode request) {
        Area source = AreaWire.area(edition.book(), request.path("source")).within(edition.tab(request.path("source")));
        Area wanted = edition.editable(request.path("destination"));
        Cell[][] taken = read(edition.tab(source.sheetId()), source);
        Tab to = edition.tab(wanted.sheetId());
        for (int row = wanted.rows().start(); fits(row, taken.length, wanted.rows()); row += taken.length) {
            int width = source.columns().size();
            for (int column = wanted.columns().start(); fits(column, width, wanted.columns()); column += width) {
                Area target = sized(to, row, column, source);
                edition.guard(target);
                write(
                        to,
                        target,
                        copied(
                                taken,
                                row - source.rows().start(),
                                column - source.columns().start()),
                        request.path("pasteType").asText());
            }
        }
    }

    private static Cell[][] copied(Cell[][] taken, int down, int right) {
        Cell[][] copied = new Cell[taken.length][];
        for (int row = 0; row < taken.length; row++) {
            copied[row] = Arrays.stream(taken[row])
                    .map(cell -> References.copied(cell, down, right))
                    .toArray(Cell[]::new);
        }
        return copied;
    }

    private static boolean fits(int at, int size, Span wanted) {
        return at == wanted.start() || at + size <= wanted.end();
    }

    private static Cell[][] read(Tab tab, Area area) {
        Cell[][] cells = new Cell[area.rows().size()][area.columns().size()];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                cells[row][column] =
                        tab.cell(area.rows().start() + row, area.columns().start() + column);
            }
        }
        return cells;
    }

    private static void write(Tab tab, Area area, Cell[][] cells, String type) {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                int toRow = area.rows().start() + row;
                int toColumn = area.columns().start() + column;
                tab.cell(toRow, toColumn, pasted(tab.cell(toRow, toColumn), cells[row][column], type));
            }
        }
    }

    private static Cell pasted(Cell before, Cell taken, String type) {
        return switch (type) {
            case "PASTE_VALUES", "PASTE_FORMULA" -> before.withContentOf(taken);
            case "PASTE_FORMAT" ->
                before.withLook(before.look().withFormat(taken.look().format()));
            case "PASTE_DATA_VALIDATION" ->
                before.withLook(before.look().withValidation(taken.look().validation()));
            default -> taken;
        };
    }
}
