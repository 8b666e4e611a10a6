package io.rowcast.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A person's hand at a spreadsheet, through Google's real API with the person's own token. Rows and columns count from 0. */
public final class SheetUser {
    private final SheetsCalls calls;
    private final String root;

    SheetUser(URI sandbox, String token, String spreadsheetId) {
        this.calls = new SheetsCalls(sandbox, token);
        this.root = "/v4/spreadsheets/" + spreadsheetId;
    }

    /** What the tab displays; rows end at their last cell with content. */
    public List<List<String>> read(String tab) {
        return SheetsControl.texts(values(quoted(tab)));
    }

    /**
     * What one cell displays.
     *
     * @param cell in A1 notation
     */
    public String read(String tab, String cell) {
        return values(quoted(tab) + "!" + cell).path(0).path(0).asText();
    }

    private JsonNode values(String range) {
        return calls.send("GET", root + "/values/" + escaped(range), null).path("values");
    }

    /** Types into a cell: = makes a formula, what looks like a number or a date becomes one, a leading apostrophe keeps text. */
    public void type(String tab, String cell, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("values").addArray().add(text);
        calls.send(
                "PUT", root + "/values/" + escaped(quoted(tab) + "!" + cell) + "?valueInputOption=USER_ENTERED", body);
    }

    /** Sorts everything below the heading by a column, every column with it. */
    public void sort(String tab, int column, boolean descending) {
        ObjectNode sort = JsonNodeFactory.instance.objectNode();
        sort.putObject("range").put("sheetId", sheetId(tab)).put("startRowIndex", 1);
        sort.putArray("sortSpecs")
                .addObject()
                .put("dimensionIndex", column)
                .put("sortOrder", descending ? "DESCENDING" : "ASCENDING");
        batch("sortRange", sort);
    }

    public void insertRows(String tab, int at, int count) {
        insert(tab, "ROWS", at, count);
    }

    public void insertColumns(String tab, int at, int count) {
        insert(tab, "COLUMNS", at, count);
    }

    private void insert(String tab, String dimension, int at, int count) {
        ObjectNode insert = JsonNodeFactory.instance.objectNode();
        insert.set("range", range(tab, dimension, at, count));
        batch("insertDimension", insert);
    }

    public void deleteRows(String tab, int at, int count) {
        delete(tab, "ROWS", at, count);
    }

    public void deleteColumns(String tab, int at, int count) {
        delete(tab, "COLUMNS", at, count);
    }

    private void delete(String tab, String dimension, int at, int count) {
        ObjectNode delete = JsonNodeFactory.instance.objectNode();
        delete.set("range", range(tab, dimension, at, count));
        batch("deleteDimension", delete);
    }

    /** Moves rows to before the row that now stands at {@code destination}. */
    public void moveRows(String tab, int at, int count, int destination) {
        move(tab, "ROWS", at, count, destination);
    }

    public void moveColumns(String tab, int at, int count, int destination) {
        move(tab, "COLUMNS", at, count, destination);
    }

    private void move(String tab, String dimension, int at, int count, int destination) {
        ObjectNode move = JsonNodeFactory.instance.objectNode();
        move.set("source", range(tab, dimension, at, count));
        batch("moveDimension", move.put("destinationIndex", destination));
    }

    /** Filters the tab by its whole content: rows that display one of the values in the column are hidden. */
    public void filterOut(String tab, int column, Set<String> values) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ObjectNode filter = set.putObject("filter");
        filter.putObject("range").put("sheetId", sheetId(tab));
        ObjectNode spec = filter.putArray("filterSpecs").addObject().put("columnIndex", column);
        values.forEach(spec.putObject("filterCriteria").putArray("hiddenValues")::add);
        batch("setBasicFilter", set);
    }

    /** Puts developer metadata on a column, for every application to see. */
    public void markColumn(String tab, int column, String key, String value) {
        ObjectNode create = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = create.putObject("developerMetadata")
                .put("metadataKey", key)
                .put("metadataValue", value)
                .put("visibility", "DOCUMENT");
        metadata.putObject("location").set("dimensionRange", range(tab, "COLUMNS", column, 1));
        batch("createDeveloperMetadata", create);
    }

    public void renameTab(String tab, String title) {
        ObjectNode update = JsonNodeFactory.instance.objectNode().put("fields", "title");
        update.putObject("properties").put("sheetId", sheetId(tab)).put("title", title);
        batch("updateSheetProperties", update);
    }

    private ObjectNode range(String tab, String dimension, int at, int count) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sheetId", sheetId(tab))
                .put("dimension", dimension)
                .put("startIndex", at)
                .put("endIndex", at + count);
    }

    private int sheetId(String tab) {
        for (JsonNode sheet :
                calls.send("GET", root + "?fields=sheets.properties", null).path("sheets")) {
            if (sheet.path("properties").path("title").asText().equals(tab)) {
                return sheet.path("properties").path("sheetId").asInt();
            }
        }
        throw new IllegalStateException("There is no tab " + tab + ".");
    }

    private void batch(String kind, ObjectNode request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("requests").addObject().set(kind, request);
        calls.send("POST", root + ":batchUpdate", body);
    }

    private static String quoted(String tab) {
        return "'" + tab.replace("'", "''") + "'";
    }

    private static String escaped(String range) {
        return URLEncoder.encode(range, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
