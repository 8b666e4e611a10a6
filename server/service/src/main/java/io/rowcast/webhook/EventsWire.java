package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Meta's webhooks (facts 8). Fields, types and statuses that Meta adds are passed over, and so is a single event
 * without what it needs; nothing in a JSON body makes reading fail.
 */
final class EventsWire {
    private EventsWire() {}

    /**
     * @param arrived stands in for a time that an event lacks
     * @throws IOException when the body is not JSON
     */
    static List<Event> read(byte[] body, Instant arrived) throws IOException {
        JsonNode root = Json.MAPPER.readTree(body);
        List<Event> events = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                events.addAll(change(FieldsWire.text(entry, "id").orElse(""), change, arrived));
            }
        }
        return events.isEmpty() ? List.of(Reasons.passOver("no event")) : events;
    }

    private static List<Event> change(String wabaId, JsonNode change, Instant arrived) {
        JsonNode value = change.path("value");
        String field = FieldsWire.word(change, "field");
        return switch (field) {
            case "messages" -> MessagesWire.read(value, arrived);
            case "user_preferences" -> PreferenceWire.read(value, arrived);
            case "user_id_update" -> MoveWire.update(value, arrived);
            case "message_template_status_update",
                    "message_template_quality_update",
                    "template_category_update",
                    "message_template_components_update" ->
                List.of(TemplateNewsWire.read(field, wabaId, value)
                        .<Event>map(Event.OfTemplate::new)
                        .orElseGet(() -> Reasons.passOver(field + " incomplete")));
            default ->
                List.of(SenderNewsWire.read(field, wabaId, value)
                        .<Event>map(Event.OfAccount::new)
                        .orElseGet(() -> Reasons.passOver(SenderNewsWire.kind(field, value))));
        };
    }
}
