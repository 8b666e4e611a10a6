package io.rowcast.workbench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What Meta told of each person, read from the log of webhooks while it grows. People are named by their digits. */
final class Truth {
    /** A status by its word in the sheet, or a reply by its text, with Meta's time to the second. */
    record Event(String what, Instant at) {}

    private static final Map<String, String> WORDS =
            Map.of("sent", "Sent", "delivered", "Delivered", "read", "Read", "failed", "Failed");

    private final Calls sandbox;
    private final Map<String, Set<Event>> statuses = new HashMap<>();
    private final Map<String, Set<Event>> replies = new HashMap<>();
    private long seen;

    Truth(Calls sandbox) {
        this.sandbox = sandbox;
    }

    /** Reads what is new; the log keeps 500, so this must be called often. */
    synchronized void read() {
        JsonNode posts = sandbox.get("/sandbox/whatsapp/webhooks?limit=500&after=" + seen);
        for (JsonNode post : posts.path("webhooks")) {
            if (seen > 0 && post.path("seq").asLong() != seen + 1) {
                throw new AssertionError(
                        "The log of webhooks ran away: " + seen + " was followed by " + post.path("seq"));
            }
            seen = post.path("seq").asLong();
            post.path("body")
                    .path("entry")
                    .forEach(entry -> entry.path("changes").forEach(this::take));
        }
    }

    private void take(JsonNode change) {
        JsonNode value = change.path("value");
        value.path("statuses").forEach(status -> {
            String word = WORDS.get(status.path("status").asText());
            if (word != null) {
                add(statuses, status.path("recipient_id"), word, status);
            }
        });
        value.path("messages").forEach(message -> add(replies, message.path("from"), text(message), message));
    }

    private static void add(Map<String, Set<Event>> to, JsonNode digits, String what, JsonNode told) {
        Instant at = Instant.ofEpochSecond(told.path("timestamp").asLong());
        to.computeIfAbsent(digits.asText(), any -> new HashSet<>()).add(new Event(what, at));
    }

    private static String text(JsonNode message) {
        return message.has("button")
                ? message.path("button").path("text").asText()
                : message.path("text").path("body").asText();
    }

    synchronized Set<Event> statuses(String digits) {
        return statuses.getOrDefault(digits, Set.of());
    }

    synchronized Set<Event> replies(String digits) {
        return replies.getOrDefault(digits, Set.of());
    }
}
