package io.rowcast.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.writeback.SheetHands;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.Tab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person at a spreadsheet of the sandbox, with a token of their own, through Google's API. */
final class SheetUser implements SheetHands {
    private final GoogleSandbox google;
    private final String spreadsheetId;
    private final int sheetId;
    private final String token;

    SheetUser(GoogleSandbox google, String spreadsheetId, int sheetId, String token) {
        this.google = google;
        this.spreadsheetId = spreadsheetId;
        this.sheetId = sheetId;
        this.token = token;
    }

    @Override
    public Tab tab() {
        return new Tab(spreadsheetId, sheetId);
    }

    @Override
    public void type(int row, int column, String text) {
        edit(
                "updateCells",
                Map.of(
                        "start", Map.of("sheetId", sheetId, "rowIndex", row, "columnIndex", column),
                        "rows",
                                List.of(Map.of(
                                        "values", List.of(Map.of("userEnteredValue", Map.of("stringValue", text))))),
                        "fields", "userEnteredValue"));
    }

    @Override
    public void insertColumn(int at) {
        edit("insertDimension", Map.of("range", line("COLUMNS", at), "inheritFromBefore", at > 0));
    }

    /** Moves a column before another, as it stands before the move. */
    void moveColumn(int from, int before) {
        edit("moveDimension", Map.of("source", line("COLUMNS", from), "destinationIndex", before));
    }

    @Override
    public void insertRow(int at) {
        edit("insertDimension", Map.of("range", line("ROWS", at), "inheritFromBefore", true));
    }

    @Override
    public void deleteRow(int at) {
        edit("deleteDimension", Map.of("range", line("ROWS", at)));
    }

    @Override
    public void deleteColumn(int at) {
        edit("deleteDimension", Map.of("range", line("COLUMNS", at)));
    }

    @Override
    public void sort(int column, boolean descending) {
        edit(
                "sortRange",
                Map.of(
                        "range", Map.of("sheetId", sheetId, "startRowIndex", 1),
                        "sortSpecs",
                                List.of(Map.of(
                                        "dimensionIndex",
                                        column,
                                        "sortOrder",
                                        descending ? "DESCENDING" : "ASCENDING"))));
    }

    @Override
    public void deleteTab() {
        edit("deleteSheet", Map.of("sheetId", sheetId));
    }

    void rename(String title) {
        edit(
                "updateSheetProperties",
                Map.of("properties", Map.of("sheetId", sheetId, "title", title), "fields", "title"));
    }

    /** Types a number. */
    void number(int row, int column, long number) {
        edit(
                "updateCells",
                Map.of(
                        "start", Map.of("sheetId", sheetId, "rowIndex", row, "columnIndex", column),
                        "rows",
                                List.of(Map.of(
                                        "values", List.of(Map.of("userEnteredValue", Map.of("numberValue", number))))),
                        "fields", "userEnteredValue"));
    }

    /** Gives a column, but for its heading, a format. */
    void format(int column, Map<String, Object> format) {
        edit(
                "repeatCell",
                Map.of(
                        "range", below(column),
                        "cell", Map.of("userEnteredFormat", format),
                        "fields", "userEnteredFormat.numberFormat"));
    }

    /** Lets nobody but the owner edit a column. */
    void protect(int column) {
        protect(Map.of("sheetId", sheetId, "startColumnIndex", column, "endColumnIndex", column + 1));
    }

    void protectAll() {
        protect(Map.of("sheetId", sheetId));
    }

    private void protect(Map<String, Object> range) {
        edit(
                "addProtectedRange",
                Map.of(
                        "protectedRange",
                        Map.of("range", range, "editors", Map.of("users", List.of("owner@example.com")))));
    }

    /** Adds columns until the spreadsheet holds as many cells as Google allows. */
    void fill() {
        edit("appendDimension", Map.of("sheetId", sheetId, "dimension", "COLUMNS", "length", 9_974 - 26));
    }

    void deleteRule(int index) {
        edit("deleteConditionalFormatRule", Map.of("sheetId", sheetId, "index", index));
    }

    void duplicate() {
        edit("duplicateSheet", Map.of("sourceSheetId", sheetId, "newSheetName", "Copy"));
    }

    private Map<String, Object> below(int column) {
        return Map.of("sheetId", sheetId, "startRowIndex", 1, "startColumnIndex", column, "endColumnIndex", column + 1);
    }

    /** This tab as the sandbox shows it. */
    JsonNode view() {
        return tabs().stream()
                .filter(tab -> tab.path("sheetId").asInt() == sheetId)
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> otherTabs() {
        return tabs().stream()
                .filter(tab -> tab.path("sheetId").asInt() != sheetId)
                .toList();
    }

    private List<JsonNode> tabs() {
        return google.get("/sandbox/sheets/" + spreadsheetId, token)
                .path("tabs")
                .valueStream()
                .toList();
    }

    @Override
    public void mark(int column, String part) {
        edit(
                "createDeveloperMetadata",
                Map.of(
                        "developerMetadata",
                        Map.of(
                                "metadataKey",
                                StatusColumn.METADATA_KEY,
                                "metadataValue",
                                part,
                                "visibility",
                                "DOCUMENT",
                                "location",
                                Map.of("dimensionRange", line("COLUMNS", column)))));
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode tab :
                google.get("/sandbox/sheets/" + spreadsheetId, token).path("tabs")) {
            if (tab.path("sheetId").asInt() == sheetId) {
                tab.path("cells").forEach(row -> {
                    List<String> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell.asText()));
                    rows.add(cells);
                });
            }
        }
        return rows;
    }

    private Map<String, Object> line(String dimension, int at) {
        return Map.of("sheetId", sheetId, "dimension", dimension, "startIndex", at, "endIndex", at + 1);
    }

    private void edit(String kind, Map<String, Object> request) {
        google.post(
                "/v4/spreadsheets/" + spreadsheetId + ":batchUpdate",
                Map.of("requests", List.of(Map.of(kind, request))),
                token);
    }
}
