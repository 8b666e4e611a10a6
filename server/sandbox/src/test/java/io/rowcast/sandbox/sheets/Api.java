package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Raw calls of the API for one spreadsheet, to see exactly what is answered. Bodies may be written with ' for ". */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String token;

    /** What came back. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String message() {
            return body.path("error").path("message").asText();
        }
    }

    Api(URI sandbox, String spreadsheetId, String token) {
        this.root = URI.create(sandbox + "/v4/spreadsheets/" + spreadsheetId);
        this.token = token;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    /** spreadsheets.batchUpdate with the requests in brackets. */
    Answer batch(String requests) throws IOException, InterruptedException {
        return post(":batchUpdate", "{'requests':[" + requests + "]}");
    }

    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> raw = http.send(request, BodyHandlers.ofString());
        boolean json = raw.body().startsWith("{");
        return new Answer(raw.statusCode(), json ? JSON.readTree(raw.body()) : MissingNode.getInstance(), raw);
    }
}
