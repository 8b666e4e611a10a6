package io.rowcast.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.testing.Campaigns;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.Pen;
import io.rowcast.writeback.LinkedTab;
import io.rowcast.writeback.Tab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sandbox's Google with a service account in it, and HTTP to it. */
final class GoogleSandbox implements AutoCloseable {
    static final String ACCOUNT = "rowcast@project.example";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path key;

    GoogleSandbox() {
        try {
            key = Files.createTempFile("rowcast-account", ".json");
            Files.writeString(
                    key,
                    post("/sandbox/google/service-accounts", Map.of("email", ACCOUNT))
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service's side, with the service account and an OAuth client. */
    GoogleSheets open(Campaigns campaigns) {
        return GoogleSheets.open(
                new GoogleSheets.Keys(sandbox.url(), key, null, client()),
                campaigns.database,
                new GoogleConnectionStore(campaigns.database, campaigns.sealers, campaigns.clock),
                campaigns.clock);
    }

    /** The service account's way to Google, for a test that stands between. */
    SheetsApi api(Campaigns campaigns) {
        return new AccountApi(
                sandbox.url(),
                new NetHttpTransport(),
                ServiceAccount.read(key, null).account(),
                new QuotaStore(campaigns.database),
                campaigns.clock);
    }

    URI url() {
        return sandbox.url();
    }

    OAuthClient client() {
        return new OAuthClient(
                "sandbox-client.apps.googleusercontent.com",
                "sandbox-client-secret",
                sandbox.url().resolve("/o/oauth2/v2/auth"),
                sandbox.url().resolve("/token"),
                sandbox.url().resolve("/revoke"),
                URI.create("http://localhost/oauth/google/callback"));
    }

    /** A link that the service account writes to. */
    static LinkedTab link(Tab tab) {
        return new LinkedTab(
                WorkspaceId.random(), UUID.randomUUID(), tab, ZoneId.of("Europe/London"), Pen.SERVICE_ACCOUNT, null);
    }

    /** A new spreadsheet of one tab, shared with the service account, and a person at it. */
    SheetUser sheet(List<List<String>> rows) {
        JsonNode made = post(
                "/sandbox/sheets",
                Map.of(
                        "title", "Contacts",
                        "timeZone", "Europe/London",
                        "locale", "en_GB",
                        "owner", "owner@example.com",
                        "tabs", List.of(Map.of("title", "Bob's list", "rows", rows), Map.of("title", "Other"))));
        String id = made.path("spreadsheetId").asText();
        share(id, ACCOUNT);
        String token = post("/sandbox/google/users", Map.of("email", "owner@example.com"))
                .path("access_token")
                .asText();
        return new SheetUser(this, id, made.path("tabs").path(0).path("sheetId").asInt(), token);
    }

    void share(String spreadsheetId, String... editors) {
        put("/sandbox/sheets/" + spreadsheetId + "/sharing", Map.of("editors", List.of(editors)));
    }

    /** Lets the next calls fail; {@code match} is read, write or all. */
    void fault(String kind, int times, String match) {
        put("/sandbox/sheets/faults", Map.of("faults", List.of(Map.of("kind", kind, "times", times, "match", match))));
    }

    /** Puts a question that nobody has seen Google's answer to into one of its positions. */
    void open(String question, Object position) {
        put("/sandbox/sheets/open", Map.of(question, position));
    }

    void noQuotas() {
        put("/sandbox/sheets/quotas", Map.of("enabled", false));
    }

    /** Every call of the API to a spreadsheet, oldest first: its name, kind, status and caller. */
    List<JsonNode> calls(String spreadsheetId) {
        return List.copyOf(get("/sandbox/sheets/" + spreadsheetId + "/requests", "")
                .path("requests")
                .valueStream()
                .filter(call -> call.path("who").asText().equals(ACCOUNT))
                .toList());
    }

    JsonNode get(String path, String token) {
        return send(HttpRequest.newBuilder(sandbox.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    JsonNode post(String path, Object body) {
        return post(path, body, "");
    }

    JsonNode post(String path, Object body, String token) {
        return send(HttpRequest.newBuilder(sandbox.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json(body)))
                .build());
    }

    private void put(String path, Object body) {
        send(HttpRequest.newBuilder(sandbox.url().resolve(path))
                .PUT(BodyPublishers.ofString(json(body)))
                .build());
    }

    private static String json(Object body) {
        return Json.MAPPER.valueToTree(body).toString();
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return Json.MAPPER.readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
