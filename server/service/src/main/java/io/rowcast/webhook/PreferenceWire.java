package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.conversation.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code user_preferences[]} (facts.md section 8.4). */
final class PreferenceWire {
    private PreferenceWire() {}

    static List<Event> read(JsonNode value, Instant arrived) {
        String number = value.path("metadata").path("phone_number_id").asText();
        List<Event> events = new ArrayList<>();
        for (JsonNode preference : value.path("user_preferences")) {
            Optional<String> person = FieldsWire.person(preference, "wa_id", "user_id");
            wish(preference.path("value").asText())
                    .ifPresent(wish -> person.ifPresent(recipient -> events.add(
                            new Event.Preference(number, recipient, wish, FieldsWire.time(preference, arrived)))));
        }
        return events;
    }

    private static Optional<Wish> wish(String value) {
        return switch (value) {
            case "stop" -> Optional.of(Wish.STOP);
            case "resume" -> Optional.of(Wish.START);
            default -> Optional.empty();
        };
    }
}
