package io.rowcast.workbench.chaos;

import static io.rowcast.workbench.chaos.Contacts.NOTE;
import static io.rowcast.workbench.chaos.Contacts.REF;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person does in the browser, through Google's API with the person's own token; kept in {@link OwnCells} as well. */
final class UserHand {
    private final Calls google;
    private final String spreadsheet;
    private final int sheetId;
    private final OwnCells own;

    UserHand(Calls google, String spreadsheetId, int sheetId, OwnCells own) {
        this.google = google;
        this.spreadsheet = "/v4/spreadsheets/" + spreadsheetId;
        this.sheetId = sheetId;
        this.own = own;
    }

    void sortBy(String heading, boolean descending) {
        sort(0, own.width(), heading, descending);
        own.sortBy(heading, descending);
    }

    /** Sorts by a column of which only the sheet knows what it holds. */
    void sortByShown(String heading, boolean descending) {
        sort(0, own.width(), heading, descending);
        own.reorder(column(REF));
    }

    void sortOnly(String heading, boolean descending) {
        int column = own.column(heading);
        sort(column, column + 1, heading, descending);
        own.sortOnly(heading, descending);
    }

    private void sort(int fromColumn, int toColumn, String heading, boolean descending) {
        Map<String, Object> range = Map.of(
                "sheetId", sheetId,
                "startRowIndex", 1,
                "endRowIndex", 1 + own.size(),
                "startColumnIndex", fromColumn,
                "endColumnIndex", toColumn);
        Map<String, Object> spec =
                Map.of("dimensionIndex", own.column(heading), "sortOrder", descending ? "DESCENDING" : "ASCENDING");
        edit(Map.of("sortRange", Map.of("range", range, "sortSpecs", List.of(spec))));
    }

    private List<String> column(String heading) {
        int column = own.column(heading);
        Map<String, Object> range = Map.of(
                "sheetId", sheetId, "startRowIndex", 1, "startColumnIndex", column, "endColumnIndex", column + 1);
        JsonNode answer = google.post(
                spreadsheet + "/values:batchGetByDataFilter",
                Map.of("dataFilters", List.of(Map.of("gridRange", range)), "majorDimension", "COLUMNS"));
        List<String> cells = new ArrayList<>();
        answer.path("valueRanges")
                .path(0)
                .path("valueRange")
                .path("values")
                .path(0)
                .forEach(cell -> cells.add(cell.asText()));
        return cells;
    }

    void insertRow(int at, String ref, String note) {
        edit(insert(at), typing(at, REF, ref), typing(at, NOTE, note));
        own.insertRow(at);
        own.set(at, REF, ref);
        own.set(at, NOTE, note);
    }

    void deleteRow(int at) {
        edit(delete("ROWS", 1 + at));
        own.deleteRow(at);
    }

    void moveRows(int at, int count, int destination) {
        edit(Map.of(
                "moveDimension", Map.of("source", line("ROWS", 1 + at, count), "destinationIndex", 1 + destination)));
        own.moveRows(at, count, destination);
    }

    /** Makes room, cuts, pastes, and deletes the emptied row, as one does without a mouse. */
    void cutAndPaste(int from, int to) {
        int cut = from < to ? from : from + 1;
        Map<String, Object> destination = Map.of("sheetId", sheetId, "rowIndex", 1 + to, "columnIndex", 0);
        edit(
                insert(to),
                Map.of(
                        "cutPaste",
                        Map.of("source", wholeRow(cut), "destination", destination, "pasteType", "PASTE_NORMAL")));
        edit(delete("ROWS", 1 + cut));
        own.moveRows(from, 1, to);
    }

    /** The copy shows everything that the row shows, its key too, but for the ref. */
    void copyRow(int from, int to, String ref) {
        int copied = from < to ? from : from + 1;
        edit(
                insert(to),
                Map.of(
                        "copyPaste",
                        Map.of(
                                "source", wholeRow(copied),
                                "destination", wholeRow(to),
                                "pasteType", "PASTE_NORMAL")),
                typing(to, REF, ref));
        own.insertRow(to);
        own.copyRow(copied, to);
        own.set(to, REF, ref);
    }

    private Map<String, Object> wholeRow(int row) {
        return Map.of(
                "sheetId",
                sheetId,
                "startRowIndex",
                1 + row,
                "endRowIndex",
                2 + row,
                "startColumnIndex",
                0,
                "endColumnIndex",
                own.width());
    }

    void moveColumn(int at, int destination) {
        edit(Map.of("moveDimension", Map.of("source", line("COLUMNS", at, 1), "destinationIndex", destination)));
        own.moveColumn(at, destination);
    }

    void insertColumn(int at, String heading) {
        edit(
                Map.of("insertDimension", Map.of("range", line("COLUMNS", at, 1), "inheritFromBefore", false)),
                typing(0, at, heading));
        own.insertColumn(at, heading);
    }

    void deleteColumn(int at) {
        edit(delete("COLUMNS", at));
        own.deleteColumn(at);
    }

    void rename(String title) {
        edit(Map.of(
                "updateSheetProperties",
                Map.of("properties", Map.of("sheetId", sheetId, "title", title), "fields", "title")));
    }

    void filterOut(String heading, String text) {
        Map<String, Object> spec =
                Map.of("columnIndex", own.column(heading), "filterCriteria", Map.of("hiddenValues", List.of(text)));
        edit(Map.of(
                "setBasicFilter",
                Map.of("filter", Map.of("range", Map.of("sheetId", sheetId), "filterSpecs", List.of(spec)))));
    }

    void showAll() {
        edit(Map.of("clearBasicFilter", Map.of("sheetId", sheetId)));
    }

    void type(int row, String heading, String text) {
        edit(typing(row, heading, text));
        own.set(row, heading, text);
    }

    private Map<String, Object> typing(int row, String heading, String text) {
        return typing(1 + row, own.column(heading), text);
    }

    private Map<String, Object> typing(int rowIndex, int columnIndex, String text) {
        return Map.of(
                "updateCells",
                Map.of(
                        "start", Map.of("sheetId", sheetId, "rowIndex", rowIndex, "columnIndex", columnIndex),
                        "rows",
                                List.of(Map.of(
                                        "values", List.of(Map.of("userEnteredValue", Map.of("stringValue", text))))),
                        "fields", "userEnteredValue"));
    }

    private Map<String, Object> insert(int row) {
        return Map.of("insertDimension", Map.of("range", line("ROWS", 1 + row, 1), "inheritFromBefore", true));
    }

    private Map<String, Object> delete(String dimension, int index) {
        return Map.of("deleteDimension", Map.of("range", line(dimension, index, 1)));
    }

    private Map<String, Object> line(String dimension, int index, int count) {
        return Map.of("sheetId", sheetId, "dimension", dimension, "startIndex", index, "endIndex", index + count);
    }

    /** All of it or nothing. */
    @SafeVarargs
    private void edit(Map<String, Object>... requests) {
        google.post(spreadsheet + ":batchUpdate", Map.of("requests", List.of(requests)));
    }

    /** Makes the key column and marks it and the phone column, as the add-on does. */
    void prepare() {
        edit(
                mark(Contacts.KEY, "key"),
                mark(Contacts.PHONE, "recipient"),
                Map.of(
                        "updateDimensionProperties",
                        Map.of(
                                "range", line("COLUMNS", own.column(Contacts.KEY), 1),
                                "properties", Map.of("hiddenByUser", true),
                                "fields", "hiddenByUser")));
    }

    private Map<String, Object> mark(String heading, String part) {
        return Map.of(
                "createDeveloperMetadata",
                Map.of(
                        "developerMetadata",
                        Map.of(
                                "metadataKey",
                                "rowcast.column",
                                "metadataValue",
                                part,
                                "visibility",
                                "DOCUMENT",
                                "location",
                                Map.of("dimensionRange", line("COLUMNS", own.column(heading), 1)))));
    }
}
