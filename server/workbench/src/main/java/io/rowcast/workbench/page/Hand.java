package io.rowcast.workbench.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rowcast.workbench.script.Happening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the page's requests to Google's API come to as the doing of a person's hand. A paste is one request of many cells, and one
 * edit; an appended row is a form that was sent in: the page has no other use of that.
 */
final class Hand {
    private static final JsonMapper JSON = new JsonMapper();

    /** Requests of a batchUpdate by what Google's onChange calls them (sheets/facts.md 3.2); the others are OTHER. */
    private static final Map<String, String> CHANGES = Map.of(
            "insertDimension", "INSERT_",
            "deleteDimension", "REMOVE_",
            "addSheet", "INSERT_GRID",
            "deleteSheet", "REMOVE_GRID",
            "repeatCell", "FORMAT");

    private Hand() {}

    /** The only cell that the request types into, in A1 notation; empty where it is another request or has more. */
    static Optional<String> onlyCell(String path, String body) {
        List<Typed> typed = path.endsWith("/values:batchUpdate") ? typed(read(body)) : List.of();
        return typed.size() == 1 ? Optional.of(typed.getFirst().range()) : Optional.empty();
    }

    /** What the only cell of a read range holds; empty where it is blank. */
    static Optional<String> value(String range) {
        JsonNode value = read(range).path("values").path(0).path(0);
        return value.isMissingNode() || value.asText().isEmpty() ? Optional.empty() : Optional.of(value.asText());
    }

    /**
     * What happened, in order.
     *
     * @param oldValue of the only cell, null where it was empty or there are more
     * @param answer what Google answered
     */
    static List<Happening> of(String path, String body, @Nullable String oldValue, String answer) {
        if (path.endsWith("/values:batchUpdate")) {
            return edits(typed(read(body)), oldValue);
        }
        if (path.endsWith(":append")) {
            return submission(read(body), read(answer));
        }
        return path.endsWith(":batchUpdate") ? changes(read(body).path("requests")) : List.of();
    }

    private record Typed(String range, Place place, String text) {}

    private static List<Typed> typed(JsonNode body) {
        return StreamSupport.stream(body.path("data").spliterator(), false)
                .map(cell -> new Typed(
                        cell.path("range").asText(),
                        Place.of(cell.path("range").asText()),
                        cell.path("values").path(0).path(0).asText()))
                .toList();
    }

    private static List<Happening> edits(List<Typed> typed, @Nullable String oldValue) {
        Map<String, List<Typed>> byTab = new LinkedHashMap<>();
        typed.forEach(cell -> byTab.computeIfAbsent(cell.place().tab(), tab -> new ArrayList<>())
                .add(cell));
        List<Happening> happenings = new ArrayList<>();
        byTab.forEach((tab, cells) -> {
            happenings.add(edit(tab, cells, oldValue));
            happenings.add(new Happening.Changed("EDIT"));
        });
        return happenings;
    }

    /** The smallest block that holds the cells, as a paste has one. */
    private static Happening edit(String tab, List<Typed> cells, @Nullable String oldValue) {
        List<Place> places = cells.stream().map(Typed::place).toList();
        int row = places.stream().mapToInt(Place::row).min().orElseThrow();
        int column = places.stream().mapToInt(Place::column).min().orElseThrow();
        int rows = places.stream().mapToInt(Place::row).max().orElseThrow() - row + 1;
        int columns = places.stream().mapToInt(Place::column).max().orElseThrow() - column + 1;
        String value = cells.size() == 1 ? cells.getFirst().text() : null;
        return new Happening.Edited(tab, row, column, rows, columns, value, oldValue);
    }

    private static List<Happening> submission(JsonNode body, JsonNode answer) {
        Place place = Place.of(first(answer.path("updates").path("updatedRange").asText()));
        List<String> values = StreamSupport.stream(body.path("values").path(0).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return List.of(
                new Happening.Submitted(place.tab(), place.row(), place.column(), values),
                new Happening.Changed("INSERT_ROW"));
    }

    /** The first cell of a range; a tab's title may have a colon, too. */
    private static String first(String range) {
        int colon = range.indexOf(':', range.lastIndexOf('!'));
        return colon < 0 ? range : range.substring(0, colon);
    }

    private static List<Happening> changes(JsonNode requests) {
        return StreamSupport.stream(requests.spliterator(), false)
                .<Happening>map(request -> new Happening.Changed(changeType(request)))
                .distinct()
                .toList();
    }

    private static String changeType(JsonNode request) {
        String kind = request.fieldNames().next();
        String type = CHANGES.getOrDefault(kind, "OTHER");
        boolean rows =
                request.path(kind).path("range").path("dimension").asText().equals("ROWS");
        return type.endsWith("_") ? type + (rows ? "ROW" : "COLUMN") : type;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no request to Google's API", e);
        }
    }
}
