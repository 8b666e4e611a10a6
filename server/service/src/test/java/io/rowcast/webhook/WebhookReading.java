package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What the service makes of a webhook, for tests in other packages. */
public final class WebhookReading {
    /**
     * One event.
     *
     * @param name as {@code Message}
     * @param reason why it is passed over; empty where it is not
     */
    public record Heard(String name, String reason) {}

    private WebhookReading() {}

    public static List<Heard> read(String body) throws IOException {
        return EventsWire.read(body.getBytes(UTF_8), Instant.parse("2026-11-24T09:00:00Z")).stream()
                .map(event -> new Heard(
                        event.getClass().getSimpleName(),
                        event instanceof Event.PassedOver passedOver ? passedOver.reason() : ""))
                .toList();
    }
}
