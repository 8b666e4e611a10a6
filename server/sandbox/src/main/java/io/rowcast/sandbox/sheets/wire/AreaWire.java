package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;

/** GridRange, DimensionRange and GridCoordinate. */
public final class AreaWire {
    private AreaWire() {}

    /** The tab with the id, or "No grid with id: ..." (facts 1.7). */
    public static Tab tab(Book book, int sheetId) {
        return book.tab(sheetId).orElseThrow(() -> new RefusedException("No grid with id: " + sheetId));
    }

    /** A GridRange; a missing index is without an end, a missing sheet is 0. */
    public static Area area(Book book, JsonNode range) {
        int sheetId = tab(book, range.path("sheetId").asInt()).id();
        return new Area(
                sheetId,
                span(range, "startRowIndex", "endRowIndex"),
                span(range, "startColumnIndex", "endColumnIndex"));
    }

    private static Span span(JsonNode range, String start, String end) {
        Span span = new Span(
                range.path(start).asInt(),
                range.hasNonNull(end) ? range.get(end).asInt() : Span.OPEN);
        if (span.start() < 0 || span.end() <= span.start()) {
            throw new RefusedException(end + "[" + span.end() + "] must be after " + start + "[" + span.start() + "]");
        }
        return span;
    }

    /** A GridRange as Google answers it: no sheetId when it is 0 (recorded: gspread test_define_named_range). */
    public static ObjectNode range(Area area) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        if (area.sheetId() != 0) {
            range.put("sheetId", area.sheetId());
        }
        put(range, area.rows(), "startRowIndex", "endRowIndex");
        put(range, area.columns(), "startColumnIndex", "endColumnIndex");
        return range;
    }

    private static void put(ObjectNode range, Span span, String start, String end) {
        if (span.start() > 0 || !span.isOpen()) {
            range.put(start, span.start());
        }
        if (!span.isOpen()) {
            range.put(end, span.end());
        }
    }

    public static Dimension dimension(JsonNode range) {
        return switch (range.path("dimension").asText()) {
            case "ROWS" -> Dimension.ROWS;
            case "COLUMNS" -> Dimension.COLUMNS;
            default -> throw new RefusedException("No dimension was specified.");
        };
    }

    /** A DimensionRange's indexes, cut to the grid. */
    public static Span span(Tab tab, JsonNode range) {
        int count = tab.count(dimension(range));
        Span span = span(range, "startIndex", "endIndex");
        if (span.start() >= count) {
            throw new RefusedException(
                    "range.startIndex[" + span.start() + "] is beyond the grid's " + count + " " + dimension(range));
        }
        return span.within(count);
    }

    public static ObjectNode dimensionRange(int sheetId, Dimension dimension, Span span) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        if (sheetId != 0) {
            range.put("sheetId", sheetId);
        }
        return range.put("dimension", dimension.name())
                .put("startIndex", span.start())
                .put("endIndex", span.end());
    }
}
