package io.rowcast.workbench.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.sheets.SheetsPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** One spreadsheet in a sandbox of its own, opened as its owner. */
final class SandboxSheet implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final HttpClient client = HttpClient.newHttpClient();
    private final String id;
    private final String token;

    SandboxSheet(List<List<Object>> rows) throws Exception {
        Map<String, Object> tab = Map.of("title", "Contacts", "rows", rows);
        token = control("POST", "/sandbox/google/users", Map.of("email", "maria@shop.example"))
                .path("access_token")
                .asText();
        id = control(
                        "POST",
                        "/sandbox/sheets",
                        Map.of(
                                "owner", "maria@shop.example",
                                "timeZone", "Europe/Berlin",
                                "locale", "en_GB",
                                "tabs", List.of(tab)))
                .path("spreadsheetId")
                .asText();
    }

    URI url() {
        return sandbox.url();
    }

    GoogleDocument document() {
        return new GoogleDocument(sandbox.url(), id, token);
    }

    /** The first tab as a person sees it. */
    JsonNode tab() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sandbox.url().resolve("/sandbox/sheets/" + id))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("tabs")
                .path(0);
    }

    private JsonNode control(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sandbox.url().resolve(path))
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
