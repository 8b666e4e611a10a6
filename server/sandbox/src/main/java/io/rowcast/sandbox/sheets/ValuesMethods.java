package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.edit.Edition;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Line;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.function.Supplier;

/** spreadsheets.values, by ranges. */
final class ValuesMethods {
    private ValuesMethods() {}

    static ObjectNode get(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        return Rendering.of(call.query())
                .range(book, readable(book, call.target().argument()));
    }

    private static Area readable(Book book, String range) {
        return Grids.readable(book, Grids.resolve(book, range));
    }

    static ObjectNode batchGet(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        Rendering rendering = Rendering.of(call.query());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
        ArrayNode ranges = answer.putArray("valueRanges");
        for (String range : call.query().all("ranges")) {
            ranges.add(rendering.range(book, readable(book, range)));
        }
        return answer;
    }

    static ObjectNode update(SpreadsheetFile file, Call call) {
        ValueInputOption input = input(call.query().first("valueInputOption").orElse(""));
        return file.edit(call.caller(), edition -> {
            Written written = write(edition, input, call.body(), call.target().argument());
            ObjectNode answer = written.view(file.id(), edition.book());
            if (call.query().flag("includeValuesInResponse")) {
                answer.set("updatedData", echo(call.query()).range(edition.book(), written.area()));
            }
            return answer;
        });
    }

    private static Written write(Edition edition, ValueInputOption input, JsonNode valueRange, String range) {
        Area area = Grids.writable(edition.book(), Grids.resolve(edition.book(), range));
        return new ValuesWriter(edition, input, valueRange).write(area, range);
    }

    static ValueInputOption input(String word) {
        if (word.isEmpty()) {
            throw ApiException.badRequest("'valueInputOption' is required but not specified");
        }
        return Query.parse(ValueInputOption.class, "valueInputOption", word);
    }

    private static Rendering echo(Query query) {
        return new Rendering(
                query.one(ValueRenderOption.class, "responseValueRenderOption", ValueRenderOption.FORMATTED_VALUE),
                query.one(
                        DateTimeRenderOption.class, "responseDateTimeRenderOption", DateTimeRenderOption.SERIAL_NUMBER),
                Dimension.ROWS);
    }

    static ObjectNode batchUpdate(SpreadsheetFile file, Call call) {
        ValueInputOption input = input(call.body().path("valueInputOption").asText());
        return file.edit(call.caller(), edition -> {
            BatchTotals totals = new BatchTotals(file.id(), edition.book(), call.body());
            JsonNode data = call.body().path("data");
            for (int index = 0; index < data.size(); index++) {
                int at = index;
                totals.add(part(
                        at,
                        () -> write(
                                edition,
                                input,
                                data.get(at),
                                data.get(at).path("range").asText())));
            }
            return totals.view();
        });
    }

    /** Names the part of a batch that was refused (facts 1.7: "Invalid data[1]: ..."). */
    static <T> T part(int index, Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedException refused) {
            throw ApiException.badRequest("Invalid data[" + index + "]: " + refused.reason());
        }
    }

    static ObjectNode append(SpreadsheetFile file, Call call) {
        ValueInputOption input = input(call.query().first("valueInputOption").orElse(""));
        boolean inserting = call.query().first("insertDataOption").orElse("").equals("INSERT_ROWS");
        return file.edit(call.caller(), edition -> {
            Area range = Grids.readable(
                    edition.book(), Grids.resolve(edition.book(), call.target().argument()));
            Tab tab = edition.tab(range.sheetId());
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
            Area table = new TableFinder(tab).lastIn(range).orElse(null);
            if (table != null) {
                answer.put("tableRange", A1.print(tab, table));
            }
            ValuesWriter writer = new ValuesWriter(edition, input, call.body());
            int row = table == null ? range.rows().start() : table.rows().end();
            int column =
                    table == null ? range.columns().start() : table.columns().start();
            Written written = writer.write(
                    room(tab, row, column, writer, inserting), call.target().argument());
            edition.checkSize();
            ObjectNode updates = written.view(file.id(), edition.book());
            if (call.query().flag("includeValuesInResponse")) {
                updates.set("updatedData", echo(call.query()).range(edition.book(), written.area()));
            }
            answer.set("updates", updates);
            return answer;
        });
    }

    /** The grid grows where the values do not fit (facts 1.2). */
    private static Area room(Tab tab, int row, int column, ValuesWriter writer, boolean inserting) {
        if (inserting && row < tab.rowCount()) {
            tab.insert(Dimension.ROWS, row, writer.height(), Line.ROW);
        }
        int missingRows = row + Math.max(1, writer.height()) - tab.rowCount();
        int missingColumns = column + writer.width() - tab.columnCount();
        if (missingRows > 0) {
            tab.append(Dimension.ROWS, missingRows);
        }
        if (missingColumns > 0) {
            tab.append(Dimension.COLUMNS, missingColumns);
        }
        return new Area(tab.id(), new Span(row, row + 1), new Span(column, column + 1));
    }

    static ObjectNode clear(SpreadsheetFile file, Call call) {
        return file.edit(
                call.caller(),
                edition -> JsonNodeFactory.instance
                        .objectNode()
                        .put("spreadsheetId", file.id())
                        .put("clearedRange", clear(edition, call.target().argument())));
    }

    static ObjectNode batchClear(SpreadsheetFile file, Call call) {
        return file.edit(call.caller(), edition -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
            ArrayNode cleared = answer.putArray("clearedRanges");
            for (JsonNode range : call.body().path("ranges")) {
                cleared.add(clear(edition, range.asText()));
            }
            return answer;
        });
    }

    private static String clear(Edition edition, String range) {
        return clear(edition, Grids.resolve(edition.book(), range));
    }

    static String clear(Edition edition, Area asked) {
        Area area = Grids.readable(edition.book(), asked);
        edition.guard(area);
        Tab tab = edition.tab(area.sheetId());
        tab.eachCell(area, cell -> cell.withContentOf(Cell.BLANK));
        return A1.print(tab, area);
    }
}
