package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.PropertiesWire;
import java.util.ArrayList;
import java.util.List;

/** The spreadsheet that a control asks for. Text goes into cells as it is: nothing is read as a number, a date or a formula. */
final class SeedSheet {
    private SeedSheet() {}

    static Book book(JsonNode wanted) {
        List<Tab> tabs = new ArrayList<>();
        for (JsonNode tab : wanted.path("tabs")) {
            tabs.add(tab(tab, tabs.size()));
        }
        String title = wanted.path("title").asText("Untitled spreadsheet");
        Book book = tabs.isEmpty() ? Files.newBook(title) : Files.newBook(title, tabs);
        for (String name : List.of("timeZone", "locale")) {
            if (wanted.hasNonNull(name)) {
                book.properties().put(name, wanted.get(name).asText());
            }
        }
        return book;
    }

    private static Tab tab(JsonNode wanted, int index) {
        String title = wanted.path("title").asText("Sheet" + (index + 1));
        int id = wanted.path("sheetId").asInt(index == 0 ? 0 : Book.newId());
        Tab tab = PropertiesWire.tab(id, title, JsonNodeFactory.instance.objectNode());
        JsonNode rows = wanted.path("rows");
        grow(tab, Dimension.ROWS, rows.size());
        for (int row = 0; row < rows.size(); row++) {
            grow(tab, Dimension.COLUMNS, rows.get(row).size());
            for (int column = 0; column < rows.get(row).size(); column++) {
                tab.cell(row, column, cell(rows.get(row).get(column)));
            }
        }
        return tab;
    }

    private static void grow(Tab tab, Dimension dimension, int needed) {
        if (needed > tab.count(dimension)) {
            tab.append(dimension, needed - tab.count(dimension));
        }
    }

    private static Cell cell(JsonNode value) {
        if (value.isNumber()) {
            return Cell.of(new Value.Num(value.asDouble()));
        }
        return value.isBoolean() ? Cell.of(new Value.Flag(value.asBoolean())) : Cell.text(value.asText());
    }
}
