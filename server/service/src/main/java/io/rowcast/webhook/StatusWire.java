package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.Person;
import io.rowcast.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of {@code statuses[]} (facts 8.3). */
final class StatusWire {
    private StatusWire() {}

    /** Passes over a status that Meta has added since, and what names no message. */
    static List<Event> read(String phoneNumberId, JsonNode status, Instant arrived) {
        Optional<String> wamid = FieldsWire.text(status, "id");
        String word = FieldsWire.word(status, "status");
        Optional<DeliveryStatus> known = known(word);
        if (wamid.isEmpty() || known.isEmpty()) {
            return List.of(Reasons.passOver(wamid.isEmpty() ? "messages incomplete" : "status " + word));
        }
        Optional<Person> recipient =
                FieldsWire.person(status, "recipient_id", "recipient_user_id", "parent_recipient_user_id");
        List<Event> events = new ArrayList<>();
        recipient
                .filter(person -> person.names().size() > 1)
                .ifPresent(person -> events.add(new Event.Seen(phoneNumberId, person)));
        events.add(event(phoneNumberId, wamid.get(), known.get(), recipient.orElse(null), status, arrived));
        return events;
    }

    private static Event event(
            String phoneNumberId,
            String wamid,
            DeliveryStatus known,
            @Nullable Person recipient,
            JsonNode status,
            Instant arrived) {
        JsonNode error = status.path("errors").path(0);
        return new Event.Status(
                phoneNumberId,
                ourId(status.path("biz_opaque_callback_data").asText("")),
                wamid,
                known,
                FieldsWire.time(status, arrived),
                error.path("code").canConvertToInt() ? error.path("code").asInt() : null,
                details(error),
                recipient);
    }

    private static Optional<DeliveryStatus> known(String word) {
        return switch (word) {
            case "sent" -> Optional.of(DeliveryStatus.SENT);
            case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
            // A voice message that was played has been read.
            case "read", "played" -> Optional.of(DeliveryStatus.READ);
            case "failed" -> Optional.of(DeliveryStatus.FAILED);
            default -> Optional.empty();
        };
    }

    private static @Nullable UUID ourId(String callbackData) {
        try {
            return UUID.fromString(callbackData);
        } catch (IllegalArgumentException e) {
            // Another program's message, or none of our business.
            return null;
        }
    }

    private static @Nullable String details(JsonNode error) {
        return FieldsWire.text(error.path("error_data"), "details")
                .or(() -> FieldsWire.text(error, "title"))
                .orElse(null);
    }
}
