package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether a message has the form that Meta takes (facts 2.1 to 2.8). Templates are checked further by {@link TemplateCheck}. */
final class MessageCheck {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_CALLBACK_DATA = 512;

    private final MediaCheck media;
    private final InteractiveCheck interactives;

    MessageCheck(MediaCheck media) {
        this.media = media;
        this.interactives = new InteractiveCheck(media);
    }

    /** The message's type; text where the request names none, as Meta's oldest samples do (fixtures req-text). */
    static String type(JsonNode request) {
        return request.path("type").asText("text");
    }

    void check(ObjectNode request) {
        String type = type(request);
        JsonNode content = request.path(type);
        if (content.isMissingNode()) {
            throw GraphError.required("The parameter " + type + " is required.").refused();
        }
        switch (type) {
            case "text" -> checkLength("text['body']", content.path("body").asText(""), LONGEST_TEXT);
            case "template" -> {}
            case "image", "audio", "document", "video", "sticker" -> checkMedia(type, content);
            case "interactive" -> interactives.check(content);
            case "reaction" -> need(content, "message_id", "emoji");
            case "location" -> checkPlace(content);
            case "contacts" -> checkContacts(content);
            default ->
                throw GraphError.of(
                                400,
                                131051,
                                "Unsupported message type",
                                "Message type " + type + " is not currently supported.")
                        .refused();
        }
        checkCallbackData(request.path("biz_opaque_callback_data").asText(""));
    }

    private void checkMedia(String type, JsonNode content) {
        media.check(type, content);
        if (content.has("caption")) {
            checkLength(type + "['caption']", content.path("caption").asText(""), LONGEST_CAPTION);
        }
    }

    private static void checkContacts(JsonNode contacts) {
        if (!contacts.isArray() || contacts.isEmpty()) {
            throw GraphError.parameter("Param contacts must be a non-empty array.")
                    .refused();
        }
        contacts.forEach(contact -> need(contact.path("name"), "formatted_name"));
    }

    private static void checkCallbackData(String data) {
        if (data.length() > LONGEST_CALLBACK_DATA) {
            throw GraphError.parameter("Param biz_opaque_callback_data must be at most 512 characters long.")
                    .refused();
        }
    }

    /** A place on earth; Meta's samples write its numbers as text. */
    static void checkPlace(JsonNode location) {
        need(location, "latitude", "longitude");
        checkDegrees("latitude", location.path("latitude").asText(), 90);
        checkDegrees("longitude", location.path("longitude").asText(), 180);
    }

    private static void checkDegrees(String member, String degrees, int most) {
        try {
            if (Math.abs(Double.parseDouble(degrees)) <= most) {
                return;
            }
        } catch (NumberFormatException e) {
            throw GraphError.value("Parameter " + member + " is not a number: " + degrees)
                    .refused();
        }
        throw GraphError.value("Parameter " + member + " must be from -" + most + " to " + most)
                .refused();
    }

    /** Present, and not longer than allowed. */
    static void checkLength(String where, String text, int longest) {
        if (text.isBlank()) {
            throw GraphError.parameter("The parameter " + where + " is required.")
                    .refused();
        }
        if (text.length() > longest) {
            throw GraphError.parameter("Param " + where + " must be at most " + longest + " characters long.")
                    .refused();
        }
    }

    static void need(JsonNode object, String... members) {
        for (String member : members) {
            if (!object.hasNonNull(member)) {
                throw GraphError.required("The parameter " + member + " is required.")
                        .refused();
            }
        }
    }
}
