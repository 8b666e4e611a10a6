package io.rowcast.crash;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A campaign for some rows of a shop's sheet, from a number of its own, as a caller makes it step by step. */
final class SentCampaign {
    private final Shop shop;
    private final UUID sender;
    private final String number;
    private final int first;
    private final int rows;
    private final String idempotencyKey = UUID.randomUUID().toString();
    private Map<String, Object> message = Map.of(
            "template",
            Map.of("name", "order_update", "language", "en_US"),
            "mapping",
            Map.of(
                    "header.1", Map.of("column", "C"),
                    "body.1", Map.of("column", "B"),
                    "body.2", Map.of("column", "C"),
                    "body.3", Map.of("text", "Friday")));
    private String id = "";
    private String confirmation = "";

    SentCampaign(Shop shop, UUID sender, String number, int first, int rows) {
        this.shop = shop;
        this.sender = sender;
        this.number = number;
        this.first = first;
        this.rows = rows;
    }

    Shop shop() {
        return shop;
    }

    Stage stage() {
        return shop.stage();
    }

    int rows() {
        return rows;
    }

    UUID id() {
        return UUID.fromString(id);
    }

    UUID sender() {
        return sender;
    }

    String phoneNumberId() {
        return number;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    /** Has the draft say something else: its members {@code template} and {@code mapping}. */
    void says(Map<String, Object> other) {
        message = other;
    }

    /** A draft with all rows, looked at and ready to be launched. */
    void draft() {
        create();
        put(0, 0, rows);
        preview();
    }

    /** Makes the draft; the same call again is the same draft. */
    void create() {
        Map<String, Object> body = new HashMap<>(message);
        body.put("name", "Orders");
        body.put("senderId", sender);
        body.put("sheet", shop.sheet().reference());
        body.put("columns", List.of(column("Phone", "A"), column("Name", "B"), column("Order", "C")));
        body.put("recipientColumn", "A");
        body.put("defaultRegion", "GB");
        id = shop.client()
                .post("/v1/campaigns", body, Map.of("Idempotency-Key", idempotencyKey))
                .expect(201)
                .path("id")
                .asText();
    }

    private static Map<String, Object> column(String name, String letter) {
        return Map.of("name", name, "letter", letter);
    }

    /** Puts {@code count} of the campaign's rows, from the one at {@code from}. */
    void put(int chunk, int from, int count) {
        shop.client()
                .put(path("/rows/" + chunk), Map.of("rows", shop.sheet().rowsToSend(first + from, count)))
                .expect(200);
    }

    /** The key of one of its rows, from 0. */
    String key(int row) {
        return String.valueOf(shop.sheet().rowsToSend(first + row, 1).getFirst().get("key"));
    }

    void preview() {
        JsonNode preview = shop.client().get(path("/preview")).expect(200);
        if (preview.path("ready").asInt() != rows) {
            throw new AssertionError("of " + rows + " rows are ready: " + preview);
        }
        confirmation = preview.path("confirmation").asText();
    }

    void launch() {
        launch(Map.of("type", "now"));
    }

    void launchAt(Instant instant) {
        launch(Map.of(
                "type",
                "at",
                "local",
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString(),
                "zone",
                "Etc/UTC"));
    }

    private void launch(Map<String, Object> schedule) {
        shop.client()
                .post(path("/launch"), Map.of("confirmation", confirmation, "schedule", schedule))
                .expect(200);
    }

    /** Cancels what has not left; where all has, that is the answer. */
    void cancel() {
        ApiClient.Answer answer = shop.client().post(path("/cancel"));
        if (answer.status() != 200) {
            answer.expectProblem(409, "not-cancellable");
        }
    }

    String path(String below) {
        return "/v1/campaigns/" + id + below;
    }

    /** All of its deliveries, as the API tells them. */
    List<JsonNode> deliveries() {
        List<JsonNode> all = new ArrayList<>();
        ApiClient client = shop.client();
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page =
                    client.get(path("/deliveries?limit=1000&after=" + next)).expect(200);
            page.path("deliveries").forEach(all::add);
            next = page.path("next").asText("");
        }
        return all;
    }

    /** Each status by its recipient's number. */
    Map<String, String> statuses() {
        return deliveries().stream()
                .collect(toMap(
                        delivery -> delivery.path("recipient").asText(),
                        delivery -> delivery.path("status").asText()));
    }

    /** How many rows have one of these statuses, as SQL lists them. */
    int count(String statuses) {
        return stage().count(
                        "select count(*) from delivery where campaign_id = ? and status in (" + statuses + ")", id());
    }

    boolean isCancelled() {
        return stage().count("select count(*) from campaign where campaign_id = ? and status = 'cancelled'", id()) == 1;
    }

    /** Waits until so many rows have one of these statuses, as SQL lists them. */
    void await(int atLeast, String statuses) {
        RunningService.await(
                atLeast + " rows of campaign " + id + " are " + statuses, () -> count(statuses) >= atLeast);
    }
}
