package io.rowcast.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When the sandbox first posted each status of each person: its log of webhooks, read while it grows. */
final class Posts {
    private static final double NANOS_A_MILLI = 1e6;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    /** By digits, then by Meta's word. */
    private final Map<String, Map<String, Instant>> posted = new HashMap<>();

    private long seen;

    Posts(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** The log keeps 500 posts; whatever was missed ends the benchmark. */
    void read() throws IOException, InterruptedException {
        URI log = sandbox.resolve("/sandbox/whatsapp/webhooks?limit=500&after=" + seen);
        JsonNode answer =
                Json.MAPPER.readTree(http.send(HttpRequest.newBuilder(log).build(), BodyHandlers.ofByteArray())
                        .body());
        for (JsonNode post : answer.path("webhooks")) {
            long seq = post.path("seq").asLong();
            if (seq != seen + 1) {
                throw new IllegalStateException("the log of webhooks ran away, from " + seen + " to " + seq);
            }
            seen = seq;
            take(post);
        }
    }

    private void take(JsonNode post) {
        // The log has when the answer was there, and how long that took.
        Instant at = Instant.parse(post.path("at").asText())
                .minus(Duration.ofNanos((long) (post.path("ms").asDouble() * NANOS_A_MILLI)));
        for (JsonNode status : post.path("body").findValues("statuses").stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            posted.computeIfAbsent(status.path("recipient_id").asText(), any -> new HashMap<>())
                    .putIfAbsent(status.path("status").asText(), at);
        }
    }

    Map<String, Instant> of(String digits) {
        return posted.getOrDefault(digits, Map.of());
    }
}
