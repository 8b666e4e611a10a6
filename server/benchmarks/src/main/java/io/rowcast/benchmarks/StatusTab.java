package io.rowcast.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.SheetUser;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tab with a campaign's rows in the sandbox, and when each of its rows first showed each status. */
final class StatusTab {
    static final String ZONE = "Etc/UTC";

    private static final String OWNER = "owner@benchmark.example";
    private static final String TITLE = "Rows";
    private static final List<String> HEADINGS = List.of("Phone", "Order", "Rowcast key");
    private static final long LONGEST_POLL_MS = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final SheetsControl google;
    private final URI changes;
    private final String id;
    private final Map<String, Map<String, Instant>> firstShown = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private long revision;

    /** A row for each number from {@code firstRow} on, shared with the service's account, its columns marked as the add-on does. */
    StatusTab(URI sandbox, int rows, int firstRow) {
        this.google = new SheetsControl(sandbox);
        this.id = google.create("Benchmark", OWNER, ZONE, "en_GB", new NewTab(TITLE, cells(rows, firstRow)))
                .spreadsheetId();
        google.share(id, Stage.SERVICE_ACCOUNT);
        SheetUser owner = google.user(OWNER, id);
        owner.markColumn(TITLE, 0, "rowcast.column", "recipient");
        owner.markColumn(TITLE, 2, "rowcast.column", "key");
        this.changes = sandbox.resolve("/sandbox/sheets/" + id + "/changes");
    }

    private static List<List<String>> cells(int rows, int firstRow) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        IntStream.range(firstRow, firstRow + rows)
                .mapToObj(row -> List.of(Campaigns.phone(row), "A-" + row, Campaigns.key(row)))
                .forEach(cells::add);
        return cells;
    }

    String spreadsheetId() {
        return id;
    }

    /** Waits a second at most for a change, and looks at it. */
    void look() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(changes + "?since=" + revision + "&waitMs=" + LONGEST_POLL_MS))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() == 200) {
                see(Json.MAPPER.readTree(body));
            }
        }
    }

    private synchronized void see(JsonNode spreadsheet) {
        revision = spreadsheet.path("revision").asLong();
        Instant at = Instant.parse(spreadsheet.path("changedAt").asText());
        JsonNode cells = spreadsheet.path("tabs").path(0).path("cells");
        List<String> headings = new ArrayList<>();
        cells.path(0).forEach(heading -> headings.add(heading.asText()));
        int key = headings.indexOf("Rowcast key");
        int status = headings.indexOf("WhatsApp status");
        for (JsonNode row : cells) {
            String word = status < 0 ? "" : row.path(status).asText();
            if (!word.equals(shown.put(row.path(key).asText(), word))) {
                firstShown
                        .computeIfAbsent(row.path(key).asText(), any -> new HashMap<>())
                        .putIfAbsent(word, at);
            }
        }
    }

    /** When each status word was first seen in the row of a key. */
    synchronized Map<String, Instant> firstShown(String key) {
        return Map.copyOf(firstShown.getOrDefault(key, Map.of()));
    }

    /** How many rows show {@code word} now. */
    synchronized long showing(String word) {
        return shown.values().stream().filter(word::equals).count();
    }

    /** When the service called Google about this spreadsheet. */
    List<SheetsControl.Request> calls() {
        return google.requests(id).stream()
                .filter(call -> call.who().equals(Stage.SERVICE_ACCOUNT))
                .toList();
    }
}
