package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays one recorded scenario against the sandbox and notes where its answers differ; ids that a server chooses are mapped. */
final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> IDS = Set.of("id", "spreadsheetId", "sheetId", "namedRangeId", "protectedRangeId");
    /** The moment of the recording, which cannot come again. */
    private static final Set<String> VOLATILE = Set.of("createdTime", "modifiedTime");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String token;
    private final Map<String, String> ours = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int same;
    private int ignored;

    Replay(URI sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
    }

    List<String> differences() {
        return differences;
    }

    int same() {
        return same;
    }

    /** Fields that were not compared on purpose. */
    int ignored() {
        return ignored;
    }

    void play(JsonNode scenario) throws IOException, InterruptedException {
        for (JsonNode interaction : scenario.path("interactions")) {
            int before = differences.size();
            one(interaction);
            same += differences.size() == before ? 1 : 0;
        }
    }

    private void one(JsonNode interaction) throws IOException, InterruptedException {
        JsonNode request = interaction.path("request");
        String label = interaction.path("seq").asInt() + " "
                + interaction.path("endpoint").asText();
        JsonNode body = request.path("body");
        HttpRequest sent = HttpRequest.newBuilder(URI.create(sandbox
                        + mapped(request.path("path").asText()).replace("'", "%27")
                        + query(request.path("query"))))
                .header("Authorization", "Bearer " + token)
                .method(
                        request.path("method").asText(),
                        body.isNull() ? BodyPublishers.noBody() : BodyPublishers.ofString(mapped(body.toString())))
                .build();
        HttpResponse<String> got = http.send(sent, BodyHandlers.ofString());
        JsonNode expected = interaction.path("response");
        if (got.statusCode() != expected.path("status").asInt()) {
            differences.add(label + ": answered " + got.statusCode() + " " + got.body());
            return;
        }
        JsonNode actual = got.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(got.body());
        compare(label, expected.path("body"), actual);
    }

    private String query(JsonNode pairs) {
        List<String> parts = new ArrayList<>();
        for (JsonNode pair : pairs) {
            parts.add(pair.path(0).asText() + "="
                    + URLEncoder.encode(mapped(pair.path(1).asText()), StandardCharsets.UTF_8));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private String mapped(String text) {
        String mapped = text;
        for (Map.Entry<String, String> id : ours.entrySet()) {
            mapped = mapped.replace(id.getKey(), id.getValue());
        }
        return mapped;
    }

    private void compare(String where, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            fields(where, expected, actual);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int index = 0; index < expected.size(); index++) {
                compare(where + "[" + index + "]", expected.get(index), actual.get(index));
            }
        } else if (!isSame(expected, actual)) {
            differences.add(where + ": expected " + shortened(expected) + " but was " + shortened(actual));
        }
    }

    private boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.asDouble() == actual.asDouble();
        }
        boolean nothing =
                (expected.isNull() || expected.isMissingNode()) && (actual.isNull() || actual.isMissingNode());
        return nothing
                || (expected.isTextual() && mapped(expected.asText()).equals(actual.asText()))
                || expected.equals(actual);
    }

    private void fields(String where, JsonNode expected, JsonNode actual) {
        expected.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = actual.path(name);
            if (VOLATILE.contains(name) && value.isTextual()) {
                ignored++;
            } else if (IDS.contains(name) && isNew(field.getValue()) && !value.isMissingNode()) {
                ours.put(field.getValue().asText(), value.asText());
            } else if (IDS.contains(name) && !value.isMissingNode()) {
                compare(
                        where + "." + name,
                        JSON.valueToTree(mapped(field.getValue().asText())),
                        JSON.valueToTree(value.asText()));
            } else {
                compare(where + "." + name, field.getValue(), value);
            }
        });
        actual.fieldNames().forEachRemaining(name -> {
            if (!expected.has(name)) {
                differences.add(where + "." + name + ": not expected, was " + shortened(actual.get(name)));
            }
        });
    }

    private boolean isNew(JsonNode id) {
        return !id.asText().equals("0") && !ours.containsKey(id.asText());
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
