package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Tab;
import java.util.List;

/** SheetProperties. */
public final class PropertiesWire {
    private static final int ROWS = 1000;
    private static final int COLUMNS = 26;

    private PropertiesWire() {}

    /** What spreadsheets.get and the replies show of a tab. */
    public static ObjectNode of(Book book, Tab tab) {
        ObjectNode traits = tab.traits().deepCopy();
        ObjectNode properties = traits.objectNode();
        properties.put("sheetId", tab.id());
        properties.put("title", tab.title());
        properties.put("index", book.tabs().indexOf(tab));
        properties.put("sheetType", "GRID");
        ObjectNode grid = properties.putObject("gridProperties");
        grid.put("rowCount", tab.rowCount()).put("columnCount", tab.columnCount());
        if (traits.remove("gridProperties") instanceof ObjectNode others) {
            grid.setAll(others);
        }
        properties.setAll(traits);
        return properties;
    }

    /** A new tab, a thousand rows by 26 columns unless said otherwise (facts 1.2). */
    public static Tab tab(int id, String title, JsonNode properties) {
        JsonNode grid = properties.path("gridProperties");
        ObjectNode traits = JsonNodeFactory.instance.objectNode();
        if (properties instanceof ObjectNode given) {
            traits.setAll(given.deepCopy());
        }
        traits.put("title", title);
        return new Tab(id, traits(traits), size(grid, "rowCount", ROWS), size(grid, "columnCount", COLUMNS));
    }

    private static int size(JsonNode grid, String name, int usual) {
        int size = grid.path(name).asInt(usual);
        if (size < 1) {
            throw new RefusedException("gridProperties." + name + "[" + size + "] must be at least 1");
        }
        return size;
    }

    /** The properties that the tab itself keeps: without ids, place and size. */
    public static ObjectNode traits(ObjectNode properties) {
        ObjectNode traits = properties.deepCopy();
        traits.remove(List.of("sheetId", "index", "sheetType"));
        Colours.complete(traits);
        Numbers.dropDefaults(traits);
        if (traits.get("gridProperties") instanceof ObjectNode grid) {
            grid.remove(List.of("rowCount", "columnCount"));
            if (grid.isEmpty()) {
                traits.remove("gridProperties");
            }
        }
        return traits;
    }
}
