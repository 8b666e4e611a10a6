package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.edit.Edition;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Typed;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.CellWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.BitSet;

/** Writes the rows (or columns) of one ValueRange. */
final class ValuesWriter {
    private final Edition edition;
    private final ValueInputOption input;
    private final Dimension major;
    private final JsonNode values;

    ValuesWriter(Edition edition, ValueInputOption input, JsonNode valueRange) {
        this.edition = edition;
        this.input = input;
        this.values = valueRange.path("values");
        this.major = valueRange.path("majorDimension").asText().equals("COLUMNS") ? Dimension.COLUMNS : Dimension.ROWS;
    }

    /** How many rows the values need. */
    int height() {
        return major == Dimension.ROWS ? values.size() : longest();
    }

    int width() {
        return major == Dimension.ROWS ? longest() : values.size();
    }

    private int longest() {
        int longest = 0;
        for (JsonNode line : values) {
            longest = Math.max(longest, line.size());
        }
        return longest;
    }

    /**
     * Writes from the area's first cell; an area of more than one cell bounds the write (facts 1.2).
     *
     * @param asked the range as it was asked for, for the words of a refusal
     */
    Written write(Area area, String asked) {
        Tab tab = edition.tab(area.sheetId());
        boolean oneCell = area.rows().size() == 1 && area.columns().size() == 1;
        checkEnd(
                "row",
                area.rows().start() + height(),
                oneCell ? tab.rowCount() : area.rows().end(),
                asked);
        checkEnd(
                "column",
                area.columns().start() + width(),
                oneCell ? tab.columnCount() : area.columns().end(),
                asked);
        Area target = new Area(
                tab.id(),
                new Span(area.rows().start(), area.rows().start() + Math.max(1, height())),
                new Span(area.columns().start(), area.columns().start() + Math.max(1, width())));
        edition.guard(target);
        return fill(tab, target);
    }

    private static void checkEnd(String what, int end, int limit, String asked) {
        if (end > limit) {
            String where = what.equals("row") ? Integer.toString(limit + 1) : A1.columnLetters(limit);
            throw new RefusedException("Requested writing within range [" + asked + "], but tried writing to " + what
                    + " [" + where + "]");
        }
    }

    private Written fill(Tab tab, Area target) {
        BitSet rows = new BitSet();
        BitSet columns = new BitSet();
        int cells = 0;
        for (int line = 0; line < values.size(); line++) {
            for (int place = 0; place < values.get(line).size(); place++) {
                JsonNode value = values.get(line).get(place);
                if (!value.isNull()) {
                    int row = target.rows().start() + (major == Dimension.ROWS ? line : place);
                    int column = target.columns().start() + (major == Dimension.ROWS ? place : line);
                    tab.cell(row, column, taken(tab.cell(row, column), value, line, place));
                    rows.set(row);
                    columns.set(column);
                    cells++;
                }
            }
        }
        return new Written(target, rows.cardinality(), columns.cardinality(), cells);
    }

    /** Whatever is not text is taken as it is, whatever the input option (facts 1.2). */
    private Cell taken(Cell before, JsonNode value, int line, int place) {
        if (value.isNumber()) {
            return before.withContentOf(Cell.of(new Value.Num(value.asDouble())));
        }
        if (value.isBoolean()) {
            return before.withContentOf(Cell.of(new Value.Flag(value.asBoolean())));
        }
        if (!value.isTextual()) {
            String kind = value.isArray() ? "list_value" : "struct_value";
            throw new RefusedException("Invalid values[" + line + "][" + place + "]: " + kind + " {\n}\n");
        }
        String text = CellWire.notTooLong(value.asText());
        return input == ValueInputOption.USER_ENTERED
                ? Typed.into(before, text, edition.book().locale())
                : before.withContentOf(Cell.text(text));
    }
}
