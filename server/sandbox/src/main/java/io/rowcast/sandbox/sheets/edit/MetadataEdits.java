package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Line;
import io.rowcast.sandbox.sheets.grid.Metadata;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.DataFilters;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.MetadataWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Creating, changing and deleting developer metadata (facts 1.4). */
final class MetadataEdits {
    /** Characters of keys and values for the spreadsheet, and again for each sheet (facts 1.4, guides/metadata.md). */
    private static final int MOST_CHARACTERS = 30_000;

    private MetadataEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("createDeveloperMetadata", MetadataEdits::create);
        kinds.put("updateDeveloperMetadata", MetadataEdits::update);
        kinds.put("deleteDeveloperMetadata", MetadataEdits::delete);
    }

    private static ObjectNode create(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("developerMetadata");
        MetadataPlace place = MetadataWire.place(edition.book(), wanted.path("location"));
        Metadata added = new Metadata(
                freeId(edition.book(), wanted.path("metadataId")),
                required(wanted, "metadataKey"),
                wanted.path("metadataValue").asText(),
                required(wanted, "visibility"));
        List<Metadata> here = new ArrayList<>(place.read(edition.book()));
        here.add(added);
        place.write(edition.book(), here);
        checkSize(edition.book(), place);
        ObjectNode reply = Edit.reply();
        reply.set("developerMetadata", MetadataWire.of(new PlacedMetadata(added, place)));
        return reply;
    }

    private static String required(JsonNode wanted, String name) {
        String value = wanted.path(name).asText();
        if (value.isEmpty()) {
            throw new RefusedException("developerMetadata." + name + " is required.");
        }
        return value;
    }

    private static int freeId(Book book, JsonNode wanted) {
        if (!wanted.isNumber()) {
            return Book.newId();
        }
        boolean taken = PlacedMetadata.all(book).stream()
                .anyMatch(placed -> placed.metadata().id() == wanted.asInt());
        if (taken) {
            throw new RefusedException("Developer metadata with ID " + wanted.asInt() + " already exists.");
        }
        return wanted.asInt();
    }

    /** That it is refused with 400 is measured (LIVE-H A10, A14); the words are ours. */
    private static void checkSize(Book book, MetadataPlace place) {
        OptionalInt sheet = sheet(place);
        int used = PlacedMetadata.all(book).stream()
                .filter(placed -> sheet(placed.place()).equals(sheet))
                .mapToInt(placed -> placed.metadata().size())
                .sum();
        if (used > MOST_CHARACTERS) {
            throw new RefusedException("The developer metadata here would have " + used + " characters; the limit is "
                    + MOST_CHARACTERS + ".");
        }
    }

    private static OptionalInt sheet(MetadataPlace place) {
        return switch (place) {
            case MetadataPlace.OnBook book -> OptionalInt.empty();
            case MetadataPlace.OnTab tab -> OptionalInt.of(tab.sheetId());
            case MetadataPlace.OnLine line -> OptionalInt.of(line.sheetId());
        };
    }

    private static ObjectNode update(Edition edition, JsonNode request) {
        FieldMask mask = FieldMask.parse(request.path("fields").asText());
        ObjectNode reply = Edit.reply();
        ArrayNode changed = reply.putArray("developerMetadata");
        for (JsonNode filter : request.path("dataFilters")) {
            for (PlacedMetadata placed : DataFilters.metadata(edition.book(), filter)) {
                changed.add(changed(edition.book(), placed, request.path("developerMetadata"), mask));
            }
        }
        return reply;
    }

    private static ObjectNode changed(Book book, PlacedMetadata placed, JsonNode wanted, FieldMask mask) {
        ObjectNode fields = MetadataWire.of(placed);
        mask.update(fields, wanted);
        remove(book, placed);
        Metadata metadata = new Metadata(
                placed.metadata().id(),
                required(fields, "metadataKey"),
                fields.path("metadataValue").asText(),
                required(fields, "visibility"));
        PlacedMetadata now = new PlacedMetadata(metadata, MetadataWire.place(book, fields.path("location")));
        List<Metadata> here = new ArrayList<>(now.place().read(book));
        here.add(metadata);
        now.place().write(book, here);
        checkSize(book, now.place());
        return MetadataWire.of(now);
    }

    private static void remove(Book book, PlacedMetadata placed) {
        List<Metadata> here = new ArrayList<>(placed.place().read(book));
        here.removeIf(one -> one.id() == placed.metadata().id());
        placed.place().write(book, here);
    }

    private static ObjectNode delete(Edition edition, JsonNode request) {
        ObjectNode reply = Edit.reply();
        ArrayNode deleted = Edit.reply().arrayNode();
        for (PlacedMetadata placed : DataFilters.metadata(edition.book(), request.path("dataFilter"))) {
            remove(edition.book(), placed);
            deleted.add(MetadataWire.of(placed));
        }
        if (!deleted.isEmpty()) {
            reply.set("deletedDeveloperMetadata", deleted);
        }
        return reply;
    }

    /** Takes every piece of metadata from a tab. */
    static void forget(Tab copy) {
        copy.metadata(List.of());
        for (Dimension dimension : Dimension.values()) {
            for (int index = 0; index < copy.count(dimension); index++) {
                copy.line(dimension, index, copy.line(dimension, index).withMetadata(List.of()));
            }
        }
    }

    /** Ids are unique in a spreadsheet, so what a copied tab carries gets new ones. */
    static void renumber(Tab copy) {
        copy.metadata(renumbered(copy.metadata()));
        for (Dimension dimension : Dimension.values()) {
            for (int index = 0; index < copy.count(dimension); index++) {
                Line line = copy.line(dimension, index);
                if (!line.metadata().isEmpty()) {
                    copy.line(dimension, index, line.withMetadata(renumbered(line.metadata())));
                }
            }
        }
    }

    private static List<Metadata> renumbered(List<Metadata> metadata) {
        return metadata.stream()
                .map(one -> new Metadata(Book.newId(), one.key(), one.value(), one.visibility()))
                .toList();
    }
}
