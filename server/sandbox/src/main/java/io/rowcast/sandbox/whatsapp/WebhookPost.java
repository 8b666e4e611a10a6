package io.rowcast.sandbox.whatsapp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One signed POST to the business. */
final class WebhookPost {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookPost.class);

    /** Meta documents no time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;

    WebhookPost(HttpClient http) {
        this.http = http;
    }

    /** Whether the answer was 200; 201 and 204 are failures to Meta too (facts section 7). */
    boolean answeredOk(Callback to, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Signature.of(body, to.appSecret()))
                .header("User-Agent", "facebookexternalua")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            LOG.debug("{} did not answer", to, e);
            return false;
        }
    }
}
