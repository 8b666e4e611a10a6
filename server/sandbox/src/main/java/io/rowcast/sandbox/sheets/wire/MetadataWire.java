package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Metadata;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;

/** DeveloperMetadata and its location. */
public final class MetadataWire {
    private MetadataWire() {}

    public static ObjectNode of(PlacedMetadata placed) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Metadata metadata = placed.metadata();
        node.put("metadataId", metadata.id()).put("metadataKey", metadata.key());
        if (!metadata.value().isEmpty()) {
            node.put("metadataValue", metadata.value());
        }
        node.set("location", location(placed.place()));
        return node.put("visibility", metadata.visibility());
    }

    private static ObjectNode location(MetadataPlace place) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        return switch (place) {
            case MetadataPlace.OnBook book ->
                location.put("locationType", "SPREADSHEET").put("spreadsheet", true);
            case MetadataPlace.OnTab tab ->
                location.put("locationType", "SHEET").put("sheetId", tab.sheetId());
            case MetadataPlace.OnLine line -> {
                location.put("locationType", line.dimension().locationType());
                location.set(
                        "dimensionRange",
                        AreaWire.dimensionRange(
                                line.sheetId(), line.dimension(), new Span(line.index(), line.index() + 1)));
                yield location;
            }
        };
    }

    /** A DeveloperMetadataLocation; a dimension range must be exactly one row or column (facts 1.4). */
    public static MetadataPlace place(Book book, JsonNode location) {
        if (location.path("spreadsheet").asBoolean()) {
            return new MetadataPlace.OnBook();
        }
        if (location.hasNonNull("dimensionRange")) {
            return line(book, location.get("dimensionRange"));
        }
        if (location.hasNonNull("sheetId")) {
            return new MetadataPlace.OnTab(
                    AreaWire.tab(book, location.get("sheetId").asInt()).id());
        }
        throw new RefusedException("No location was specified.");
    }

    private static MetadataPlace line(Book book, JsonNode range) {
        Tab tab = AreaWire.tab(book, range.path("sheetId").asInt());
        Dimension dimension = AreaWire.dimension(range);
        Span span = AreaWire.span(tab, range);
        if (span.size() != 1) {
            throw new RefusedException("Developer metadata can only be associated with a single row or column.");
        }
        return new MetadataPlace.OnLine(tab.id(), dimension, span.start());
    }
}
