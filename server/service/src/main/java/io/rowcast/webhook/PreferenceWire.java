package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.Person;
import io.rowcast.conversation.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code user_preferences[]} (facts 8.4). */
final class PreferenceWire {
    private PreferenceWire() {}

    static List<Event> read(JsonNode value, Instant arrived) {
        String number =
                FieldsWire.text(value.path("metadata"), "phone_number_id").orElse("");
        List<Event> events = new ArrayList<>(MessagesWire.seen(number, value));
        for (JsonNode preference : value.path("user_preferences")) {
            events.add(one(number, preference, arrived));
        }
        return events.isEmpty() ? List.of(Reasons.passOver("user_preferences")) : events;
    }

    private static Event one(String number, JsonNode preference, Instant arrived) {
        String value = FieldsWire.word(preference, "value");
        Optional<Person> person = FieldsWire.person(preference, "wa_id", "user_id", "parent_user_id");
        return wish(value)
                .<Event>flatMap(wish -> person.map(
                        who -> new Event.Preference(number, who, wish, FieldsWire.time(preference, arrived))))
                .orElseGet(() -> Reasons.passOver("user_preferences " + value));
    }

    private static Optional<Wish> wish(String value) {
        return switch (value) {
            case "stop" -> Optional.of(Wish.STOP);
            case "resume" -> Optional.of(Wish.START);
            default -> Optional.empty();
        };
    }
}
