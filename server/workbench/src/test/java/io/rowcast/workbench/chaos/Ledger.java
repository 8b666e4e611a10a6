package io.rowcast.workbench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of each row as the service tells it by its API. */
record Ledger(Map<String, Outcome> byKey) {
    /**
     * One row's delivery and its last reply.
     *
     * @param error in words; empty without one
     */
    record Outcome(
            String deliveryId,
            String digits,
            String status,
            Instant statusAt,
            String error,
            @Nullable Answer reply) {}

    /** What the person wrote last. */
    record Answer(String text, Instant at) {}

    private static final Set<String> UNDER_WAY = Set.of("queued", "sending", "unknown", "accepted");

    static Ledger read(Calls service, String campaign) {
        Map<String, Answer> replies = replies(service, campaign);
        Map<String, Outcome> outcomes = new HashMap<>();
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page = service.get("/v1/campaigns/" + campaign + "/deliveries?limit=1000&after=" + next);
            page.path("deliveries")
                    .forEach(delivery -> outcomes.put(
                            delivery.path("key").asText(),
                            outcome(delivery, replies.get(delivery.path("id").asText()))));
            next = page.path("next").asText("");
        }
        return new Ledger(outcomes);
    }

    private static Outcome outcome(JsonNode delivery, @Nullable Answer reply) {
        return new Outcome(
                delivery.path("id").asText(),
                delivery.path("recipient").asText().substring(1),
                delivery.path("status").asText(),
                Instant.parse(delivery.path("statusAt").asText()),
                delivery.path("error").path("message").asText(),
                reply);
    }

    private static Map<String, Answer> replies(Calls service, String campaign) {
        Map<String, Answer> last = new HashMap<>();
        String after = "";
        do {
            JsonNode page = service.get("/v1/replies?limit=1000&campaignId=" + campaign + after);
            page.path("replies")
                    .forEach(reply -> last.merge(
                            reply.path("deliveryId").asText(),
                            new Answer(
                                    reply.path("text").asText(),
                                    Instant.parse(reply.path("receivedAt").asText())),
                            (one, other) -> one.at().isAfter(other.at()) ? one : other));
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        return last;
    }

    /** Whether nothing more will happen by itself. */
    boolean isSettled() {
        return byKey.values().stream().noneMatch(outcome -> UNDER_WAY.contains(outcome.status()));
    }

    /** How many rows each status has. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        byKey.values().forEach(outcome -> counts.merge(outcome.status(), 1L, Long::sum));
        return counts;
    }

    /** Keys that no row of the tab carries any more. */
    Set<String> without(Set<String> keysInTab) {
        Set<String> gone = new HashSet<>(byKey.keySet());
        gone.removeAll(keysInTab);
        return gone;
    }
}
