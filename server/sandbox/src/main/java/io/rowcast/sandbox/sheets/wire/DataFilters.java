package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Span;
import java.util.List;

/** DataFilter: a lookup of developer metadata, an A1 range or a grid range; one criterion only (facts 1.4). */
public final class DataFilters {
    private DataFilters() {}

    /** The metadata that the filter finds; a range finds what stands on its tab's lines inside it. */
    public static List<PlacedMetadata> metadata(Book book, JsonNode filter) {
        if (filter.hasNonNull("developerMetadataLookup")) {
            JsonNode lookup = filter.get("developerMetadataLookup");
            return PlacedMetadata.all(book).stream()
                    .filter(placed -> matches(book, placed, lookup))
                    .toList();
        }
        Area area = range(book, filter);
        return PlacedMetadata.all(book).stream()
                .filter(placed -> area(book, placed.place()).meets(area))
                .toList();
    }

    /** The areas that the filter means, resolved now (facts 1.4: the row is found on the server when the write is applied). */
    public static List<Area> areas(Book book, JsonNode filter) {
        if (!filter.hasNonNull("developerMetadataLookup")) {
            return List.of(range(book, filter));
        }
        return metadata(book, filter).stream()
                .map(placed -> area(book, placed.place()))
                .toList();
    }

    private static Area range(Book book, JsonNode filter) {
        if (filter.hasNonNull("gridRange")) {
            return AreaWire.area(book, filter.get("gridRange"));
        }
        String range = filter.path("a1Range").asText();
        return A1.resolve(book, range).orElseThrow(() -> new RefusedException("Unable to parse range: " + range));
    }

    private static Area area(Book book, MetadataPlace place) {
        return switch (place) {
            case MetadataPlace.OnBook onBook -> whole(book.firstVisible().id());
            case MetadataPlace.OnTab onTab -> whole(onTab.sheetId());
            case MetadataPlace.OnLine line -> {
                Span one = new Span(line.index(), line.index() + 1);
                yield line.dimension() == Dimension.ROWS
                        ? new Area(line.sheetId(), one, Span.ALL)
                        : new Area(line.sheetId(), Span.ALL, one);
            }
        };
    }

    private static Area whole(int sheetId) {
        return new Area(sheetId, Span.ALL, Span.ALL);
    }

    private static boolean matches(Book book, PlacedMetadata placed, JsonNode lookup) {
        return same(lookup, "metadataId", Integer.toString(placed.metadata().id()))
                && same(lookup, "metadataKey", placed.metadata().key())
                && same(lookup, "metadataValue", placed.metadata().value())
                && same(lookup, "visibility", placed.metadata().visibility())
                && same(lookup, "locationType", type(placed.place()))
                && isAt(book, placed, lookup);
    }

    private static boolean same(JsonNode lookup, String name, String actual) {
        return !lookup.hasNonNull(name) || lookup.get(name).asText().equals(actual);
    }

    private static String type(MetadataPlace place) {
        return switch (place) {
            case MetadataPlace.OnBook onBook -> "SPREADSHEET";
            case MetadataPlace.OnTab onTab -> "SHEET";
            case MetadataPlace.OnLine line -> line.dimension().locationType();
        };
    }

    private static boolean isAt(Book book, PlacedMetadata placed, JsonNode lookup) {
        if (!lookup.hasNonNull("metadataLocation")) {
            return true;
        }
        MetadataPlace place = MetadataWire.place(book, lookup.get("metadataLocation"));
        return lookup.path("locationMatchingStrategy").asText().equals("INTERSECTING_LOCATION")
                ? area(book, placed.place()).meets(area(book, place))
                : placed.place().equals(place);
    }
}
