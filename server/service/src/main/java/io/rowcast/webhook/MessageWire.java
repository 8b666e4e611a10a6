package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.Person;
import io.rowcast.conversation.InboundFile;
import io.rowcast.conversation.InboundMessage;
import io.rowcast.conversation.InboundMessage.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One of {@code messages[]} (facts 8.2). */
final class MessageWire {
    private MessageWire() {}

    /** Passes over what no person wrote, and what lacks an id or a writer. */
    static List<Event> read(String phoneNumberId, JsonNode contacts, JsonNode message, Instant arrived) {
        String type = type(message);
        if (type.equals("system")) {
            return MoveWire.system(phoneNumberId, message, arrived);
        }
        Optional<Person> from = FieldsWire.person(message, "from", "from_user_id", "from_parent_user_id");
        Optional<String> wamid = wamid(type, message);
        return wamid.isEmpty() || from.isEmpty()
                ? List.of(Reasons.passOver("messages incomplete"))
                : List.of(new Event.Message(
                        phoneNumberId, message(type, wamid.get(), from.get(), contacts, message, arrived)));
    }

    private static InboundMessage message(
            String type, String wamid, Person from, JsonNode contacts, JsonNode message, Instant arrived) {
        return new InboundMessage(
                wamid,
                from,
                profileName(contacts, message).orElse(null),
                type,
                MessageTextWire.of(type, message),
                payload(message).orElse(null),
                answers(type, message).orElse(null),
                file(type, message).orElse(null),
                FieldsWire.time(message, arrived),
                version(type));
    }

    /** Meta's word for the kind, if it looks like one. */
    private static String type(JsonNode message) {
        String type = FieldsWire.word(message, "type");
        return type.matches("[a-z_]{1,40}") ? type : "unknown";
    }

    /** The message that is new, or the one that was changed. */
    private static Optional<String> wamid(String type, JsonNode message) {
        return switch (version(type)) {
            case FIRST -> FieldsWire.text(message, "id");
            case EDITED, DELETED -> FieldsWire.text(message.path(type), "original_message_id");
        };
    }

    private static Version version(String type) {
        return switch (type) {
            case "edit" -> Version.EDITED;
            case "revoke" -> Version.DELETED;
            default -> Version.FIRST;
        };
    }

    private static Optional<String> payload(JsonNode message) {
        return FieldsWire.text(message.path("button"), "payload")
                .or(() -> FieldsWire.text(message.path("interactive").path("button_reply"), "id"))
                .or(() -> FieldsWire.text(message.path("interactive").path("list_reply"), "id"));
    }

    private static Optional<String> answers(String type, JsonNode message) {
        return switch (type) {
            case "reaction" -> FieldsWire.text(message.path("reaction"), "message_id");
            case "edit" -> FieldsWire.text(message.path("edit").path("message").path("context"), "id");
            default -> FieldsWire.text(message.path("context"), "id");
        };
    }

    /** Of the contact that wrote; a webhook of one message has one contact as a rule (facts 8.1). */
    private static Optional<String> profileName(JsonNode contacts, JsonNode message) {
        for (JsonNode contact : contacts) {
            if (same(contact, "wa_id", message, "from") || same(contact, "user_id", message, "from_user_id")) {
                return FieldsWire.profileName(contact);
            }
        }
        return Optional.empty();
    }

    private static boolean same(JsonNode contact, String field, JsonNode message, String other) {
        return FieldsWire.text(contact, field)
                .equals(FieldsWire.text(message, other).or(() -> Optional.of("")));
    }

    private static Optional<InboundFile> file(String type, JsonNode message) {
        JsonNode file = message.path(type);
        return switch (type) {
            case "image", "video", "audio", "document", "sticker" ->
                FieldsWire.text(file, "id")
                        .map(id -> new InboundFile(
                                id,
                                type,
                                FieldsWire.word(file, "mime_type").replaceAll("\\s*;.*", ""),
                                FieldsWire.text(file, "filename").orElse(null)));
            default -> Optional.empty();
        };
    }
}
