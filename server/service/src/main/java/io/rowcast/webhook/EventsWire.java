package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Meta's webhooks (facts.md section 8). Only what we act on is taken; fields, types and statuses that Meta adds
 * are passed over, and so is a single event without what it needs.
 */
final class EventsWire {
    private static final Logger LOG = LoggerFactory.getLogger(EventsWire.class);

    private EventsWire() {}

    /**
     * @param arrived stands in for a time that an event lacks
     * @throws IOException when the body is not JSON
     */
    static List<Event> read(byte[] body, Instant arrived) throws IOException {
        List<Event> events = new ArrayList<>();
        for (JsonNode entry : Json.MAPPER.readTree(body).path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                events.addAll(change(entry.path("id").asText(), change, arrived));
            }
        }
        return events;
    }

    private static List<Event> change(String wabaId, JsonNode change, Instant arrived) {
        JsonNode value = change.path("value");
        String field = change.path("field").asText();
        return switch (field) {
            case "messages" -> messages(value, arrived);
            case "user_preferences" -> PreferenceWire.read(value, arrived);
            case "message_template_status_update" -> TemplateStatusWire.read(wabaId, value);
            default -> {
                LOG.debug("Passed over a webhook of the field {}", field);
                yield List.of();
            }
        };
    }

    private static List<Event> messages(JsonNode value, Instant arrived) {
        String number = value.path("metadata").path("phone_number_id").asText();
        List<Event> events = new ArrayList<>();
        for (JsonNode status : value.path("statuses")) {
            StatusWire.read(number, status, arrived).ifPresent(events::add);
        }
        for (JsonNode message : value.path("messages")) {
            MessageWire.read(number, message, arrived).ifPresent(events::add);
        }
        return events;
    }
}
