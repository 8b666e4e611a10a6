package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Google's API for one spreadsheet, as its owner uses it. */
final class Google implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI spreadsheet;
    private final String token;

    Google(URI google, String spreadsheetId, String token) {
        this.spreadsheet = google.resolve("/v4/spreadsheets/" + spreadsheetId);
        this.token = token;
    }

    /** Applies all of the requests, or none. */
    void batchUpdate(List<JsonNode> requests) {
        JsonNode body = JSON.createObjectNode().set("requests", JSON.valueToTree(requests));
        call("POST", ":batchUpdate", body.toString());
    }

    /** Writes rows from A1 on as if typed. */
    void type(String tab, List<List<String>> rows) {
        JsonNode body = JSON.createObjectNode().set("values", JSON.valueToTree(rows));
        call("PUT", "/values/" + tab + "!A1?valueInputOption=USER_ENTERED", body.toString());
    }

    /** The spreadsheet with {@code fields} of it, grid data included. */
    String read(String fields) {
        return call("GET", "?includeGridData=true&fields=" + fields, "");
    }

    private String call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(spreadsheet + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + " answered " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("The spreadsheet service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the spreadsheet service", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
