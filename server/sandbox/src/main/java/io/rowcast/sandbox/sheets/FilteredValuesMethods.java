package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.DataFilters;
import io.rowcast.sandbox.sheets.wire.MetadataWire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** spreadsheets.values by data filters, and developer metadata. */
final class FilteredValuesMethods {
    private FilteredValuesMethods() {}

    static ObjectNode batchGet(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        Rendering rendering = rendering(call.body());
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
        ArrayNode ranges = answer.arrayNode();
        for (JsonNode filter : call.body().path("dataFilters")) {
            for (Area area : DataFilters.areas(book, filter)) {
                ObjectNode matched = ranges.addObject();
                matched.set("valueRange", rendering.range(book, Grids.readable(book, area)));
                matched.putArray("dataFilters").add(filter);
            }
        }
        if (!ranges.isEmpty()) {
            answer.set("valueRanges", ranges);
        }
        return answer;
    }

    private static Rendering rendering(JsonNode body) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            if (field.getValue().isTextual()) {
                asked.put(field.getKey(), List.of(field.getValue().asText()));
            }
        });
        return Rendering.of(new Query(asked));
    }

    /**
     * Writes from the first column of whatever matched. When nothing matches, an open question says what is answered.
     */
    static ObjectNode batchUpdate(SpreadsheetFile file, Call call) {
        ValueInputOption input =
                ValuesMethods.input(call.body().path("valueInputOption").asText());
        return file.edit(call.caller(), edition -> {
            BatchTotals totals = new BatchTotals(file.id(), edition.book(), call.body());
            JsonNode data = call.body().path("data");
            for (int index = 0; index < data.size(); index++) {
                JsonNode one = data.get(index);
                List<Area> areas =
                        ValuesMethods.part(index, () -> DataFilters.areas(edition.book(), one.path("dataFilter")));
                if (areas.isEmpty() && !edition.open().byFilterNoMatchIsEmpty()) {
                    throw ApiException.badRequest("Invalid data[" + index + "]: No range matches the data filter.");
                }
                for (Area area : areas) {
                    Written written = ValuesMethods.part(index, () -> {
                        Area target = Grids.writable(edition.book(), area);
                        String asked = A1.print(Grids.tab(edition.book(), target), target);
                        return new ValuesWriter(edition, input, one).write(target, asked);
                    });
                    ObjectNode part = totals.add(written);
                    part.remove("spreadsheetId");
                    part.set("dataFilter", one.path("dataFilter"));
                }
            }
            return totals.view();
        });
    }

    static ObjectNode batchClear(SpreadsheetFile file, Call call) {
        return file.edit(call.caller(), edition -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("spreadsheetId", file.id());
            ArrayNode cleared = answer.putArray("clearedRanges");
            for (JsonNode filter : call.body().path("dataFilters")) {
                DataFilters.areas(edition.book(), filter)
                        .forEach(area -> cleared.add(ValuesMethods.clear(edition, area)));
            }
            return answer;
        });
    }

    static ObjectNode metadata(SpreadsheetFile file, Call call) {
        String id = call.target().argument();
        return PlacedMetadata.all(file.version().book()).stream()
                .filter(placed -> Integer.toString(placed.metadata().id()).equals(id))
                .findFirst()
                .map(MetadataWire::of)
                .orElseThrow(() -> ApiException.notFound("No developer metadata with ID " + id));
    }

    static ObjectNode search(SpreadsheetFile file, Call call) {
        Book book = file.version().book();
        Map<PlacedMetadata, ArrayNode> found = new LinkedHashMap<>();
        for (JsonNode filter : call.body().path("dataFilters")) {
            for (PlacedMetadata placed : DataFilters.metadata(book, filter)) {
                found.computeIfAbsent(placed, one -> JsonNodeFactory.instance.arrayNode())
                        .add(filter);
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode matched = answer.arrayNode();
        found.forEach((placed, filters) -> {
            ObjectNode one = matched.addObject();
            one.set("developerMetadata", MetadataWire.of(placed));
            one.set("dataFilters", filters);
        });
        if (!matched.isEmpty()) {
            answer.set("matchedDeveloperMetadata", matched);
        }
        return answer;
    }
}
