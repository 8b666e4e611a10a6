package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.client.SheetsControl;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded calls whose spreadsheet we do not have from its beginning: before each one a spreadsheet of the recorded id is made as
 * the answer describes it, and the answers are compared by their shapes.
 */
final class ShapeReplay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PERSON = "ana@example.com";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String token;
    private final String limited;
    private final List<String> differences = new ArrayList<>();
    private int same;

    /** @param limited a token of an account that has no quota left */
    ShapeReplay(URI sandbox, String limited) {
        this.sandbox = sandbox;
        this.token = new SheetsControl(sandbox).accessToken(PERSON);
        this.limited = limited;
    }

    List<String> differences() {
        return differences;
    }

    int same() {
        return same;
    }

    void play(JsonNode scenario) throws IOException, InterruptedException {
        for (JsonNode interaction : scenario.path("interactions")) {
            one(interaction.path("request").hasNonNull("path") ? interaction : example(interaction));
        }
    }

    /** The examples of Google's guide to metadata have names for ids and no paths; their sheet is made here. */
    private JsonNode example(JsonNode interaction) throws IOException, InterruptedException {
        String endpoint = interaction.path("endpoint").asText();
        String id = "guide";
        ObjectNode wanted = base(id);
        wanted.putArray("tabs").addObject().put("title", "Sheet7").put("sheetId", 7);
        control(wanted);
        if (!endpoint.contains("createDeveloperMetadata")) {
            String place = endpoint.contains("deleteDeveloperMetadata")
                    ? "{'sheetId':7}"
                    : "{'dimensionRange':{'sheetId':7,'dimension':'ROWS','startIndex':6,'endIndex':7}}";
            String create =
                    "{'requests':[{'createDeveloperMetadata':{'developerMetadata':{'metadataId':12,'metadataKey':'Sales',"
                            + "'metadataValue':'2022','visibility':'DOCUMENT','location':" + place + "}}}]}";
            send("POST", "/v4/spreadsheets/guide:batchUpdate", JSON.readTree(create.replace('\'', '"')), token);
            send(
                    "PUT",
                    "/v4/spreadsheets/guide/values/Sheet7!A7?valueInputOption=RAW",
                    JSON.readTree("{\"values\":[[\"W-24\",\"74\"]]}"),
                    token);
        }
        String text = interaction.toString().replace("\"METADATA_ID\"", "12").replace("\"SHEET_ID\"", "7");
        ObjectNode example = (ObjectNode) JSON.readTree(text);
        String verb = endpoint.replaceFirst("^spreadsheets[.]", ":")
                .replaceFirst("^values[.]", "/values:")
                .replaceFirst("\\[.*", "");
        ((ObjectNode) example.path("request")).put("method", "POST").put("path", "/v4/spreadsheets/guide" + verb);
        example.put("guide", true);
        return example;
    }

    private void one(JsonNode interaction) throws IOException, InterruptedException {
        JsonNode request = interaction.path("request");
        JsonNode expected = interaction.path("response");
        String path = request.path("path").asText();
        if (expected.path("status").asInt() == 200 && !interaction.has("guide")) {
            prepare(id(path), interaction);
        }
        HttpResponse<String> got = send(
                request.path("method").asText(),
                path.replace("'", "%27") + query(request.path("query")),
                request.path("body"),
                expected.path("status").asInt() == 429 ? limited : token);
        JsonNode actual = got.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(got.body());
        List<String> found = got.statusCode() == expected.path("status").asInt()
                ? Shapes.differences(expected.path("body"), actual)
                : List.of("answered " + got.statusCode() + " " + got.body());
        String label = interaction.path("seq").asInt() + " "
                + interaction.path("endpoint").asText();
        found.forEach(difference -> differences.add(label + " " + difference));
        same += found.isEmpty() ? 1 : 0;
    }

    private static String id(String path) {
        String rest = path.replaceFirst("^/v4/spreadsheets/|^/drive/v3/files/", "");
        return rest.replaceFirst("[/:?].*$", "");
    }

    private void prepare(String id, JsonNode interaction) throws IOException, InterruptedException {
        JsonNode answer = interaction.path("response").path("body");
        JsonNode book = answer.has("updatedSpreadsheet") ? answer.path("updatedSpreadsheet") : answer;
        if (book.has("properties") || answer.has("name")) {
            seed(id, book, answer.path("name").asText("Untitled"));
        } else if (answer.has("valueRanges")) {
            tabOf(id, answer.path("valueRanges").path(0).path("range").asText());
            for (JsonNode range : answer.path("valueRanges")) {
                write(id, rowsOf(range));
            }
        } else if (answer.has("range")) {
            tabOf(id, answer.path("range").asText());
            write(id, rowsOf(answer));
        } else if (interaction.path("endpoint").asText().startsWith("values.")) {
            JsonNode updates = answer.has("updates") ? answer.path("updates") : answer;
            tabOf(id, updates.path("updatedRange").asText());
            if (answer.has("tableRange")) {
                write(
                        id,
                        JSON.createObjectNode()
                                .put("range", answer.path("tableRange").asText())
                                .set("values", one()));
            }
        } else {
            tabsOfRequests(id, interaction.path("request").path("body").path("requests"));
        }
    }

    private static ObjectNode rowsOf(JsonNode range) {
        ObjectNode copy = range.deepCopy();
        copy.remove("majorDimension");
        if (range.path("majorDimension").asText().equals("COLUMNS")) {
            copy.set("values", one());
        }
        return copy;
    }

    private static ArrayNode one() {
        ArrayNode rows = JSON.createArrayNode();
        rows.addArray().add("x");
        return rows;
    }

    private void seed(String id, JsonNode book, String title) throws IOException, InterruptedException {
        ObjectNode wanted =
                base(id).put("title", book.path("properties").path("title").asText(title));
        ArrayNode tabs = wanted.putArray("tabs");
        ArrayNode sizes = JSON.createArrayNode();
        for (JsonNode sheet : book.path("sheets")) {
            JsonNode properties = sheet.path("properties");
            tabs.addObject()
                    .put("title", properties.path("title").asText())
                    .put("sheetId", properties.path("sheetId").asInt());
            ObjectNode update = sizes.addObject().putObject("updateSheetProperties");
            ObjectNode changed = properties.deepCopy();
            changed.remove(List.of("index", "sheetType", "title"));
            update.set("properties", changed);
            update.put("fields", "gridProperties,hidden,tabColor");
            parts(sheet, sizes);
        }
        control(wanted);
        if (!sizes.isEmpty()) {
            ObjectNode body = JSON.createObjectNode();
            body.set("requests", sizes);
            HttpResponse<String> done = send("POST", "/v4/spreadsheets/" + id + ":batchUpdate", body, token);
            if (done.statusCode() != 200) {
                throw new IllegalStateException(done.body());
            }
        }
    }

    /** What a tab of the answer has besides its grid. */
    private static void parts(JsonNode sheet, ArrayNode requests) {
        if (sheet.has("basicFilter")) {
            requests.addObject().putObject("setBasicFilter").set("filter", sheet.path("basicFilter"));
        }
        for (JsonNode merge : sheet.path("merges")) {
            requests.addObject()
                    .putObject("mergeCells")
                    .put("mergeType", "MERGE_ALL")
                    .set("range", merge);
        }
        for (JsonNode group : sheet.path("rowGroups")) {
            requests.addObject().putObject("addDimensionGroup").set("range", group.path("range"));
        }
        for (JsonNode group : sheet.path("columnGroups")) {
            requests.addObject().putObject("addDimensionGroup").set("range", group.path("range"));
        }
    }

    private static ObjectNode base(String id) {
        return JSON.createObjectNode().put("spreadsheetId", id).put("owner", PERSON);
    }

    private void tabOf(String id, String range) throws IOException, InterruptedException {
        String title = range.replaceFirst("![^!]*$", "").replaceAll("^'|'$", "").replace("''", "'");
        ObjectNode wanted = base(id);
        wanted.putArray("tabs").addObject().put("title", title);
        control(wanted);
    }

    private void tabsOfRequests(String id, JsonNode requests) throws IOException, InterruptedException {
        ObjectNode wanted = base(id);
        ArrayNode tabs = wanted.putArray("tabs");
        tabs.addObject().put("title", "First").put("sheetId", 1);
        Stream.of("sheetId", "sheet_id")
                .flatMap(name -> requests.findValues(name).stream())
                .map(JsonNode::asInt)
                .distinct()
                .forEach(sheetId ->
                        tabs.addObject().put("title", "Tab " + sheetId).put("sheetId", sheetId));
        control(wanted);
    }

    private void control(ObjectNode wanted) throws IOException, InterruptedException {
        HttpResponse<String> made = send("POST", "/sandbox/sheets", wanted, token);
        if (made.statusCode() != 200) {
            throw new IllegalStateException(made.body());
        }
    }

    private void write(String id, JsonNode range) throws IOException, InterruptedException {
        if (range.path("values").isEmpty()) {
            return;
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("values", range.path("values"));
        String place = URLEncoder.encode(range.path("range").asText(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        send("PUT", "/v4/spreadsheets/" + id + "/values/" + place + "?valueInputOption=RAW", body, token);
    }

    private HttpResponse<String> send(String method, String path, JsonNode body, String bearer)
            throws IOException, InterruptedException {
        boolean empty = body.isNull() || body.isMissingNode();
        return http.send(
                HttpRequest.newBuilder(URI.create(sandbox + path))
                        .header("Authorization", "Bearer " + bearer)
                        .method(method, empty ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String query(JsonNode pairs) {
        List<String> parts = new ArrayList<>();
        for (JsonNode pair : pairs) {
            parts.add(
                    pair.path(0).asText() + "=" + URLEncoder.encode(pair.path(1).asText(), StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
