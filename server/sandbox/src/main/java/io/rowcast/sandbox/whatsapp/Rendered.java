package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person sees it on a phone.
 *
 * @param header text, or the address or id of an image, video or document; empty for none
 * @param headerFormat TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, or empty for none
 * @param more what only some messages have
 */
record Rendered(String headerFormat, String header, String text, String footer, List<Button> buttons, More more) {
    /**
     * Parts of a message that most do without.
     *
     * @param filename of a document; empty for none
     * @param place name and address of a location, each empty where it is not given; empty list for no place
     * @param cards those of a carousel, in order
     */
    record More(
            String filename, List<String> place, @Nullable Offer offer, List<Rendered> cards) {
        static final More NOTHING = new More("", List.of(), null, List.of());
    }

    /**
     * A limited-time offer.
     *
     * @param code empty for none
     * @param ends null where it does not end
     */
    record Offer(String text, String code, @Nullable Instant ends) {}

    Rendered(String headerFormat, String header, String text, String footer, List<Button> buttons) {
        this(headerFormat, header, text, footer, buttons, More.NOTHING);
    }

    /**
     * A button under the message.
     *
     * @param url where it leads; null when it leads nowhere
     * @param tap what a tap answers; null when Meta hears nothing of a tap
     */
    record Button(
            String type,
            String text,
            @Nullable String url,
            @Nullable TapTarget tap) {}

    static Rendered of(ChatMessage.Outbound message) {
        ObjectNode request = Json.parse(message.request()).orElseGet(Json::object);
        Template template = message.template();
        return template == null
                ? FreeFormText.render(request)
                : TemplateText.render(template.shape(), request.path("template").path("components"));
    }

    static Rendered of(ChatMessage.Inbound message) {
        JsonNode json = message.message();
        JsonNode interactive = json.path("interactive");
        return switch (json.path("type").asText()) {
            case "button" -> plain(json.path("button").path("text").asText());
            case "interactive" ->
                plain(interactive
                        .path(interactive.path("type").asText())
                        .path("title")
                        .asText());
            case "text" -> plain(json.path("text").path("body").asText());
            default -> FreeFormText.render(json);
        };
    }

    private static Rendered plain(String text) {
        return new Rendered("", "", text, "", List.of());
    }
}
