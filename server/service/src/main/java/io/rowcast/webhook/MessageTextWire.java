package io.rowcast.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rowcast.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a cell can show of an inbound message: its words, and in brackets what it is where that is no text. */
final class MessageTextWire {
    private MessageTextWire() {}

    static String of(String type, JsonNode message) {
        return FieldsWire.clean(shown(type, message));
    }

    private static String shown(String type, JsonNode message) {
        JsonNode part = message.path(type);
        return switch (type) {
            case "text" -> part.path("body").asText();
            case "button" ->
                FieldsWire.text(part, "text").orElse(part.path("payload").asText());
            case "interactive" -> interactive(part);
            case "image", "video", "audio", "sticker" ->
                marked(type, part.path("caption").asText());
            case "document" ->
                marked(
                        type,
                        part.path("filename").asText(),
                        part.path("caption").asText());
            case "location" -> location(part);
            case "contacts" -> marked("contact", names(part));
            case "reaction" -> FieldsWire.text(part, "emoji").orElse("[reaction taken back]");
            case "order" ->
                marked(
                        "order",
                        part.path("product_items").size() + " items",
                        part.path("text").asText());
            case "edit" -> edited(part.path("message"));
            case "revoke" -> "";
            default -> unsupported(part.path("type").asText());
        };
    }

    private static String interactive(JsonNode interactive) {
        String kind = interactive.path("type").asText();
        JsonNode answer = interactive.path(kind);
        return switch (kind) {
            case "button_reply", "list_reply" -> answer.path("title").asText();
            case "nfm_reply" -> marked("form", answer.path("body").asText(), formAnswers(answer));
            case "call_permission_reply" ->
                marked("call permission", answer.path("response").asText());
            default -> marked(kind.isEmpty() ? "answer" : kind.replace('_', ' '));
        };
    }

    private static String location(JsonNode location) {
        return marked(
                "location",
                location.path("name").asText(),
                location.path("address").asText(),
                location.path("latitude").asText() + ", "
                        + location.path("longitude").asText());
    }

    private static String names(JsonNode contacts) {
        List<String> names = new ArrayList<>();
        for (JsonNode contact : contacts) {
            names.add(contact.path("name").path("formatted_name").asText());
        }
        return String.join(", ", names);
    }

    /** An edit of an edit is none of Meta's. */
    private static String edited(JsonNode message) {
        String type = message.path("type").asText();
        return type.equals("edit") ? "" : shown(type, message);
    }

    /** A form's answers come as JSON in a text; what is no object is not shown (facts 8.2). */
    private static String formAnswers(JsonNode answer) {
        List<String> answers = new ArrayList<>();
        tree(answer.path("response_json").asText()).properties().stream()
                .filter(field ->
                        !field.getKey().equals("flow_token") && field.getValue().isValueNode())
                .forEach(field ->
                        answers.add(field.getKey() + ": " + field.getValue().asText()));
        return String.join(", ", answers);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static String unsupported(String kind) {
        return kind.isBlank()
                ? "[message of a kind that WhatsApp does not pass on]"
                : "[" + kind.replace('_', ' ') + ", which WhatsApp does not pass on]";
    }

    private static String marked(String mark, String... parts) {
        return List.of(parts).stream()
                .filter(part -> !part.isBlank())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), rest -> ("[" + mark + "] " + rest).strip()));
    }
}
