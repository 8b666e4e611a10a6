package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.Numbers;

/** How a reader wants values. */
record Rendering(ValueRenderOption values, DateTimeRenderOption dates, Dimension major) {
    private static final TextNode EMPTY = TextNode.valueOf("");

    /** What values.get and its kin were asked for; Google's defaults else (facts 1.2). */
    static Rendering of(Query query) {
        return new Rendering(
                query.one(ValueRenderOption.class, "valueRenderOption", ValueRenderOption.FORMATTED_VALUE),
                query.one(DateTimeRenderOption.class, "dateTimeRenderOption", DateTimeRenderOption.SERIAL_NUMBER),
                query.one(Dimension.class, "majorDimension", Dimension.ROWS));
    }

    /** A ValueRange: trailing empty rows and cells left out, and no values at all for an empty range (facts 1.2). */
    ObjectNode range(Book book, Area area) {
        Formulas formulas = new Formulas(book);
        Tab tab = formulas.filled(Grids.tab(book, area));
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        range.put("range", A1.print(tab, area));
        range.put("majorDimension", major.name());
        ArrayNode values =
                major == Dimension.ROWS ? rows(book, formulas, tab, area) : columns(book, formulas, tab, area);
        if (!values.isEmpty()) {
            range.set("values", values);
        }
        return range;
    }

    private ArrayNode rows(Book book, Formulas formulas, Tab tab, Area area) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        int end = tab.contentEnd(area.rows(), area.columns());
        for (int row = area.rows().start(); row < end; row++) {
            ArrayNode values = rows.addArray();
            int width = tab.row(row)
                    .contentEnd(area.columns().start(), area.columns().end());
            for (int column = area.columns().start(); column < width; column++) {
                values.add(one(book, formulas, tab, row, column));
            }
        }
        return rows;
    }

    private ArrayNode columns(Book book, Formulas formulas, Tab tab, Area area) {
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        for (int column = area.columns().start(); column < area.columns().end(); column++) {
            ArrayNode values = columns.addArray();
            int end = tab.contentEnd(area.rows(), new Span(column, column + 1));
            for (int row = area.rows().start(); row < end; row++) {
                values.add(one(book, formulas, tab, row, column));
            }
        }
        while (!columns.isEmpty() && columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        return columns;
    }

    private JsonNode one(Book book, Formulas formulas, Tab tab, int row, int column) {
        Cell cell = tab.cell(row, column);
        if (values == ValueRenderOption.FORMULA && cell.formula() != null) {
            return TextNode.valueOf(cell.formula());
        }
        Value value = cell.formula() == null ? cell.value() : formulas.effective(tab, row, column);
        if (value == null) {
            return EMPTY;
        }
        boolean asText = values == ValueRenderOption.FORMATTED_VALUE
                || (dates == DateTimeRenderOption.FORMATTED_STRING
                        && Display.isMoment(cell.look().format()));
        return asText ? TextNode.valueOf(Display.show(value, cell.look().format(), book.locale())) : typed(value);
    }

    private static JsonNode typed(Value value) {
        return switch (value) {
            case Value.Num number -> Numbers.of(number.number());
            case Value.Flag flag -> BooleanNode.valueOf(flag.flag());
            case Value.Text text -> TextNode.valueOf(text.text());
            case Value.Problem problem -> TextNode.valueOf(problem.shown());
        };
    }
}
