package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** News that a person has another number or another user id: system messages, and {@code user_id_update} (facts 8.2, 12). */
final class MoveWire {
    private MoveWire() {}

    /** {@code from} is the old number; {@code system} brings what is new. */
    static List<Event> system(String phoneNumberId, JsonNode message, Instant arrived) {
        JsonNode system = message.path("system");
        Instant at = FieldsWire.time(message, arrived);
        List<Event> moves = Stream.of(
                        moved(phoneNumberId, FieldsWire.number(message, "from"), newNumber(system), at),
                        moved(
                                phoneNumberId,
                                FieldsWire.text(message, "from_user_id"),
                                FieldsWire.text(system, "user_id"),
                                at))
                .flatMap(Optional::stream)
                .toList();
        List<Event> events = new ArrayList<>(moves);
        seen(phoneNumberId, system).ifPresent(events::add);
        return events.isEmpty() ? List.of(Reasons.passOver(kind(system))) : events;
    }

    /** {@code user_id_update[]}: the old user id and the new one, perhaps with the number. */
    static List<Event> update(JsonNode value, Instant arrived) {
        String number =
                FieldsWire.text(value.path("metadata"), "phone_number_id").orElse("");
        List<Event> events = new ArrayList<>();
        for (JsonNode update : value.path("user_id_update")) {
            Instant at = FieldsWire.time(update, arrived);
            for (String id : List.of("user_id", "parent_user_id")) {
                JsonNode ids = update.path(id);
                moved(number, FieldsWire.text(ids, "previous"), FieldsWire.text(ids, "current"), at)
                        .ifPresent(events::add);
            }
            FieldsWire.number(update, "wa_id")
                    .flatMap(waId ->
                            FieldsWire.text(update.path("user_id"), "current").map(current -> Person.of(waId, current)))
                    .ifPresent(person -> events.add(new Event.Seen(number, person)));
        }
        return events.isEmpty() ? List.of(Reasons.passOver("user_id_update")) : events;
    }

    private static Optional<String> newNumber(JsonNode system) {
        return FieldsWire.number(system, "wa_id").or(() -> FieldsWire.number(system, "new_wa_id"));
    }

    private static Optional<Event> seen(String phoneNumberId, JsonNode system) {
        return FieldsWire.person(system, "wa_id", "user_id", "parent_user_id")
                .filter(person -> person.names().size() > 1)
                .map(person -> new Event.Seen(phoneNumberId, person));
    }

    private static Optional<Event> moved(
            String phoneNumberId, Optional<String> before, Optional<String> after, Instant at) {
        return before.flatMap(old -> after.filter(current -> !current.equals(old))
                .map(current -> new Event.Moved(phoneNumberId, old, current, at)));
    }

    private static String kind(JsonNode system) {
        return ("system " + FieldsWire.word(system, "type")).strip();
    }
}
