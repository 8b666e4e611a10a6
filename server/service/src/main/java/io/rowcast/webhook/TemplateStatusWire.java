package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** {@code message_template_status_update} (facts.md section 8.4). */
final class TemplateStatusWire {
    private TemplateStatusWire() {}

    static List<Event> read(String wabaId, JsonNode value) {
        Optional<String> status = status(value.path("event").asText());
        Optional<String> name = FieldsWire.text(value, "message_template_name");
        Optional<String> language = FieldsWire.text(value, "message_template_language");
        if (status.isEmpty() || name.isEmpty() || language.isEmpty()) {
            return List.of();
        }
        // Webhooks say en-US for the template's en_US.
        return List.of(
                new Event.TemplateStatus(wabaId, name.get(), language.get().replace('-', '_'), status.get()));
    }

    /** The template's status after an event; empty for warnings, after which it is what it was. */
    private static Optional<String> status(String event) {
        return switch (event) {
            case "APPROVED", "REINSTATED" -> Optional.of("APPROVED");
            case "PENDING", "REJECTED", "PAUSED", "DISABLED", "IN_APPEAL", "PENDING_DELETION", "DELETED", "ARCHIVED" ->
                Optional.of(event);
            case "LIMIT_EXCEEDED", "LOCKED" -> Optional.of("LIMIT_EXCEEDED");
            default -> Optional.empty();
        };
    }
}
