package io.rowcast.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes campaigns through the API, as the add-on does. */
final class Campaigns {
    private static final int CHUNK = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String key;
    private final UUID sender;
    private final Map<String, Object> sheet;

    Campaigns(URI service, String key, UUID sender) {
        this(service, key, sender, "1BenchmarkBenchmark", "Etc/UTC");
    }

    private Campaigns(URI service, String key, UUID sender, String spreadsheetId, String zone) {
        this.service = service;
        this.key = key;
        this.sender = sender;
        this.sheet = Map.of("spreadsheetId", spreadsheetId, "sheetId", 0, "title", "Rows", "timeZone", zone);
    }

    /** The same for the first tab of a spreadsheet that is there; the tab is linked. */
    Campaigns of(String spreadsheetId, String zone) throws IOException, InterruptedException {
        Campaigns campaigns = new Campaigns(service, key, sender, spreadsheetId, zone);
        campaigns.call("PUT", "/v1/sheet-links", campaigns.sheet);
        return campaigns;
    }

    /** A draft with rows, one valid British mobile number each. */
    String draft(int rows, int firstRow) throws IOException, InterruptedException {
        Map<String, Object> body = Map.of(
                "name",
                "Benchmark",
                "senderId",
                sender,
                "template",
                Map.of("name", "order_update", "language", "en_US"),
                "sheet",
                sheet,
                "columns",
                List.of(Map.of("name", "Phone", "letter", "A"), Map.of("name", "Order", "letter", "B")),
                "recipientColumn",
                "A",
                "defaultRegion",
                "GB",
                "mapping",
                Map.of(
                        "header.1", Map.of("column", "B"),
                        "body.1", Map.of("text", "customer"),
                        "body.2", Map.of("column", "B"),
                        "body.3", Map.of("text", "Friday")));
        String campaign = call("POST", "/v1/campaigns", body).path("id").asText();
        for (int chunk = 0; chunk * CHUNK < rows; chunk++) {
            int first = firstRow + chunk * CHUNK;
            List<Map<String, Object>> part = IntStream.range(first, Math.min(first + CHUNK, firstRow + rows))
                    .mapToObj(row -> Map.<String, Object>of(
                            "row", row + 2, "key", key(row), "cells", List.of(phone(row), "A-" + row)))
                    .toList();
            call("PUT", "/v1/campaigns/" + campaign + "/rows/" + chunk, Map.of("rows", part));
        }
        return campaign;
    }

    /** Looks at a draft, and gets the confirmation for what was seen. */
    String preview(String campaign) throws IOException, InterruptedException {
        return call("GET", "/v1/campaigns/" + campaign + "/preview", null)
                .path("confirmation")
                .asText();
    }

    void launch(String campaign) throws IOException, InterruptedException {
        launch(campaign, preview(campaign));
    }

    void launch(String campaign, String confirmation) throws IOException, InterruptedException {
        call(
                "POST",
                "/v1/campaigns/" + campaign + "/launch",
                Map.of("confirmation", confirmation, "schedule", Map.of("type", "now")));
    }

    /** What was not sent yet stays unsent. */
    void cancel(String campaign) throws IOException, InterruptedException {
        call("POST", "/v1/campaigns/" + campaign + "/cancel", Map.of());
    }

    static String key(int row) {
        return "key%09d".formatted(row);
    }

    static String phone(int row) {
        return "+447400" + "%06d".formatted(row);
    }

    private JsonNode call(String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }
}
