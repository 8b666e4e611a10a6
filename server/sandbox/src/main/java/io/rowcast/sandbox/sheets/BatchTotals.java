package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.wire.Numbers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The answer of a batch of value writes: each part's and their sums. */
final class BatchTotals {
    private final String spreadsheetId;
    private final Book book;
    private final JsonNode request;
    private final ArrayNode responses = JsonNodeFactory.instance.arrayNode();
    private final Set<Integer> tabs = new HashSet<>();
    private int rows;
    private int columns;
    private int cells;

    BatchTotals(String spreadsheetId, Book book, JsonNode request) {
        this.spreadsheetId = spreadsheetId;
        this.book = book;
        this.request = request;
    }

    /** Counts a part; the caller may add to what is shown of it. */
    ObjectNode add(Written written) {
        ObjectNode view = written.view(spreadsheetId, book);
        if (request.path("includeValuesInResponse").asBoolean()) {
            view.set("updatedData", rendering().range(book, written.area()));
        }
        responses.add(view);
        tabs.add(written.area().sheetId());
        rows += written.rows();
        columns += written.columns();
        cells += written.cells();
        return view;
    }

    private Rendering rendering() {
        Query query = new Query(Map.of());
        return new Rendering(
                request.hasNonNull("responseValueRenderOption")
                        ? Query.parse(
                                ValueRenderOption.class,
                                "responseValueRenderOption",
                                request.get("responseValueRenderOption").asText())
                        : Rendering.of(query).values(),
                request.hasNonNull("responseDateTimeRenderOption")
                        ? Query.parse(
                                DateTimeRenderOption.class,
                                "responseDateTimeRenderOption",
                                request.get("responseDateTimeRenderOption").asText())
                        : Rendering.of(query).dates(),
                Dimension.ROWS);
    }

    ObjectNode view() {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("spreadsheetId", spreadsheetId)
                .put("totalUpdatedRows", rows)
                .put("totalUpdatedColumns", columns)
                .put("totalUpdatedCells", cells)
                .put("totalUpdatedSheets", tabs.size());
        Numbers.dropDefaults(view);
        if (!responses.isEmpty()) {
            view.set("responses", responses);
        }
        return view;
    }
}
