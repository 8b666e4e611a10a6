package io.rowcast.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The add-on's part: makes drafts of the template order_update and puts rows. */
final class Drafts {
    private Drafts() {}

    static Map<String, Object> body(UUID sender, String name) {
        return Map.of(
                "name",
                name,
                "senderId",
                sender,
                "template",
                Map.of("name", "order_update", "language", "en_US"),
                "sheet",
                Map.of(
                        "spreadsheetId", "1AbCdEfGhIjKlMnOp",
                        "sheetId", 0,
                        "title", "Orders",
                        "timeZone", "Europe/London"),
                "columns",
                List.of(column("Phone", "A"), column("Name", "B"), column("Order", "C")),
                "recipientColumn",
                "A",
                "defaultRegion",
                "GB",
                "mapping",
                Map.of(
                        "header.1", Map.of("column", "C"),
                        "body.1", Map.of("column", "B", "fallback", "customer"),
                        "body.2", Map.of("column", "C"),
                        "body.3", Map.of("text", "Friday")));
    }

    private static Map<String, Object> column(String name, String letter) {
        return Map.of("name", name, "letter", letter);
    }

    /** A draft without rows. */
    static String create(ApiClient client, UUID sender) {
        return client.post(
                        "/v1/campaigns",
                        body(sender, "Orders"),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201)
                .path("id")
                .asText();
    }

    static Map<String, Object> row(int number, String phone, String name) {
        return Map.of("row", number, "key", "key%05d".formatted(number), "cells", List.of(phone, name, "A-" + number));
    }

    /** A chunk of rows with a number of its own each. */
    static Map<String, Object> rows(int first, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            rows.add(row(number, phone(number), "Person " + number));
        }
        return Map.of("rows", rows);
    }

    /** A valid British mobile number for each row. */
    static String phone(int row) {
        return "+447400" + "%06d".formatted(row);
    }

    static JsonNode put(ApiClient client, String campaign, int chunk, Map<String, Object> rows) {
        return client.put("/v1/campaigns/" + campaign + "/rows/" + chunk, rows).expect(200);
    }

    static JsonNode preview(ApiClient client, String campaign) {
        return client.get("/v1/campaigns/" + campaign + "/preview").expect(200);
    }

    static ApiClient.Answer launchNow(ApiClient client, String campaign, String confirmation) {
        return client.post(
                "/v1/campaigns/" + campaign + "/launch",
                Map.of("confirmation", confirmation, "schedule", Map.of("type", "now")));
    }

    /**
     * Meta changes the status of the template, and its webhook has come: it cannot come any more after something newer that was
     * asked for.
     */
    static void templateIs(String status, RunningService service, ApiClient client, UUID sender) {
        service.control().templateStatus("order_update", "en_US", status);
        RunningService.await("the service hears that the template is " + status, () -> {
            JsonNode templates = client.get("/v1/senders/" + sender + "/templates")
                    .expect(200)
                    .path("templates");
            return StreamSupport.stream(templates.spliterator(), false)
                    .filter(template -> template.path("name").asText().equals("order_update"))
                    .anyMatch(template -> template.path("status").asText().equals(status));
        });
    }
}
