package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.conversation.InboundMessage;
import java.time.Instant;
import java.util.Optional;

/** One of {@code messages[]} (facts.md section 8.2). */
final class MessageWire {
    private MessageWire() {}

    /** Empty for what no person wrote (system messages), and for what lacks an id or a writer. */
    static Optional<Event> read(String phoneNumberId, JsonNode message, Instant arrived) {
        Optional<String> wamid = FieldsWire.text(message, "id");
        Optional<String> from = FieldsWire.person(message, "from", "from_user_id");
        String type = message.path("type").asText("unknown");
        if (wamid.isEmpty() || from.isEmpty() || type.equals("system")) {
            return Optional.empty();
        }
        return Optional.of(new Event.Message(
                phoneNumberId,
                new InboundMessage(
                        wamid.get(),
                        from.get(),
                        type,
                        MessageTextWire.of(type, message),
                        payload(message).orElse(null),
                        answers(type, message).orElse(null),
                        FieldsWire.time(message, arrived))));
    }

    private static Optional<String> payload(JsonNode message) {
        return FieldsWire.text(message.path("button"), "payload")
                .or(() -> FieldsWire.text(message.path("interactive").path("button_reply"), "id"))
                .or(() -> FieldsWire.text(message.path("interactive").path("list_reply"), "id"));
    }

    private static Optional<String> answers(String type, JsonNode message) {
        return switch (type) {
            case "reaction" -> FieldsWire.text(message.path("reaction"), "message_id");
            default -> FieldsWire.text(message.path("context"), "id");
        };
    }
}
