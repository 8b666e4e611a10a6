package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A spreadsheet as the workbench keeps it over restarts: Google's own answer, and the requests that make an empty spreadsheet
 * the same again. Values, number formats, hidden rows and columns, column metadata and protections; nothing else.
 */
record KeptSheet(JsonNode answer) {
    static final String FIELDS = "sheets(properties,protectedRanges(range,description,warningOnly),"
            + "data(rowData(values(userEnteredValue,userEnteredFormat(numberFormat))),rowMetadata(hiddenByUser),"
            + "columnMetadata(hiddenByUser,developerMetadata)))";

    private static final JsonMapper JSON = new JsonMapper();

    /** The tabs that the new spreadsheet must have before {@link #requests}. */
    List<JsonNode> tabs() {
        List<JsonNode> tabs = new ArrayList<>();
        for (JsonNode sheet : answer.path("sheets")) {
            JsonNode properties = sheet.path("properties");
            tabs.add(JSON.createObjectNode()
                    .put("sheetId", properties.path("sheetId").asInt())
                    .put("title", properties.path("title").asText()));
        }
        return tabs;
    }

    List<JsonNode> requests() {
        List<JsonNode> requests = new ArrayList<>();
        answer.path("sheets").forEach(sheet -> addRequests(sheet, requests));
        return requests;
    }

    private static void addRequests(JsonNode sheet, List<JsonNode> requests) {
        int sheetId = sheet.path("properties").path("sheetId").asInt();
        JsonNode data = sheet.path("data").path(0);
        requests.add(size(sheet.path("properties")));
        requests.add(cells(sheetId, data));
        eachHidden(data.path("rowMetadata"), "ROWS", sheetId, requests);
        eachHidden(data.path("columnMetadata"), "COLUMNS", sheetId, requests);
        for (int column = 0; column < data.path("columnMetadata").size(); column++) {
            for (JsonNode found : data.path("columnMetadata").path(column).path("developerMetadata")) {
                requests.add(metadata(found, line(sheetId, "COLUMNS", column)));
            }
        }
        for (JsonNode range : sheet.path("protectedRanges")) {
            requests.add(request("addProtectedRange", JSON.createObjectNode().set("protectedRange", range)));
        }
    }

    private static JsonNode size(JsonNode properties) {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("sheetId", properties.path("sheetId"));
        kept.set("gridProperties", properties.path("gridProperties"));
        ObjectNode update = JSON.createObjectNode().put("fields", "gridProperties");
        return request("updateSheetProperties", update.set("properties", kept));
    }

    private static JsonNode cells(int sheetId, JsonNode data) {
        ObjectNode update = JSON.createObjectNode().put("fields", "userEnteredValue,userEnteredFormat.numberFormat");
        update.putObject("start").put("sheetId", sheetId).put("rowIndex", 0).put("columnIndex", 0);
        update.set("rows", data.has("rowData") ? data.get("rowData") : JSON.createArrayNode());
        return request("updateCells", update);
    }

    private static void eachHidden(JsonNode lines, String dimension, int sheetId, List<JsonNode> requests) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).path("hiddenByUser").asBoolean()) {
                ObjectNode update = JSON.createObjectNode().put("fields", "hiddenByUser");
                update.set("range", line(sheetId, dimension, i));
                update.putObject("properties").put("hiddenByUser", true);
                requests.add(request("updateDimensionProperties", update));
            }
        }
    }

    private static JsonNode metadata(JsonNode found, ObjectNode place) {
        ObjectNode update = JSON.createObjectNode();
        ObjectNode metadata = update.putObject("developerMetadata");
        for (String field : List.of("metadataKey", "metadataValue", "visibility")) {
            metadata.set(field, found.path(field));
        }
        metadata.putObject("location").set("dimensionRange", place);
        return request("createDeveloperMetadata", update);
    }

    private static ObjectNode line(int sheetId, String dimension, int index) {
        return JSON.createObjectNode()
                .put("sheetId", sheetId)
                .put("dimension", dimension)
                .put("startIndex", index)
                .put("endIndex", index + 1);
    }

    private static JsonNode request(String kind, ObjectNode body) {
        return JSON.createObjectNode().set(kind, body);
    }
}
