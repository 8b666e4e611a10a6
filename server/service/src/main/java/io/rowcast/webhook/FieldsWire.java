package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.WhatsAppNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Fields that several kinds of events share. */
final class FieldsWire {
    private FieldsWire() {}

    /** A text that is there and not empty. */
    static Optional<String> text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Seconds since 1970, as a string in messages and a number elsewhere (facts.md section 8.1). */
    static Instant time(JsonNode node, Instant otherwise) {
        try {
            long seconds = node.path("timestamp").asLong(0);
            return seconds > 0 ? Instant.ofEpochSecond(seconds) : otherwise;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** A person, by number or, where that is hidden, by the business-scoped user id (facts.md section 12). */
    static Optional<String> person(JsonNode node, String numberField, String userIdField) {
        return text(node, numberField).map(WhatsAppNumber::ofWaId).or(() -> text(node, userIdField));
    }
}
