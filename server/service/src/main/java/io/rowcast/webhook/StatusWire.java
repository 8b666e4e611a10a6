package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of {@code statuses[]} (facts.md section 8.3). */
final class StatusWire {
    private StatusWire() {}

    /** Empty for a status that Meta has added since, and for what names no message. */
    static Optional<Event> read(String phoneNumberId, JsonNode status, Instant arrived) {
        Optional<String> wamid = FieldsWire.text(status, "id");
        Optional<DeliveryStatus> known = known(status.path("status").asText());
        if (wamid.isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        JsonNode error = status.path("errors").path(0);
        return Optional.of(new Event.Status(
                phoneNumberId,
                ourId(status.path("biz_opaque_callback_data").asText("")),
                wamid.get(),
                known.get(),
                FieldsWire.time(status, arrived),
                error.path("code").isInt() ? error.path("code").asInt() : null,
                details(error),
                FieldsWire.person(status, "recipient_id", "recipient_user_id").orElse(null)));
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
