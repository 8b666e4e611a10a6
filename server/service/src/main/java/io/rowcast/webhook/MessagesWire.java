package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The value of the field {@code messages}: what people wrote, and what became of what we wrote (facts 8.1). */
final class MessagesWire {
    private static final Logger LOG = LoggerFactory.getLogger(MessagesWire.class);

    private MessagesWire() {}

    static List<Event> read(JsonNode value, Instant arrived) {
        String number =
                FieldsWire.text(value.path("metadata"), "phone_number_id").orElse("");
        List<Event> events = new ArrayList<>(seen(number, value));
        for (JsonNode status : value.path("statuses")) {
            events.addAll(StatusWire.read(number, status, arrived));
        }
        if (!value.path("messages").isEmpty()) {
            events.addAll(named(number, value));
        }
        for (JsonNode message : value.path("messages")) {
            events.addAll(MessageWire.read(number, value.path("contacts"), message, arrived));
        }
        for (JsonNode error : value.path("errors")) {
            LOG.warn("Meta reports its error {} for the number {}", FieldsWire.word(error, "code"), number);
            events.add(Reasons.passOver("messages errors"));
        }
        return events.isEmpty() ? List.of(Reasons.passOver("messages incomplete")) : events;
    }

    /** What people call themselves, as Meta tells with what they write (facts 8.1). */
    private static List<Event> named(String number, JsonNode value) {
        List<Event> events = new ArrayList<>();
        for (JsonNode contact : value.path("contacts")) {
            FieldsWire.person(contact, "wa_id", "user_id", "parent_user_id")
                    .ifPresent(person -> FieldsWire.profileName(contact)
                            .ifPresent(name -> events.add(new Event.Named(number, person, name))));
        }
        return events;
    }

    /** People whom Meta shows with their number and their user id at once. */
    static List<Event> seen(String number, JsonNode value) {
        List<Event> events = new ArrayList<>();
        for (JsonNode contact : value.path("contacts")) {
            FieldsWire.person(contact, "wa_id", "user_id", "parent_user_id")
                    .filter(person -> person.names().size() > 1)
                    .ifPresent(person -> events.add(new Event.Seen(number, person)));
        }
        return events;
    }
}
