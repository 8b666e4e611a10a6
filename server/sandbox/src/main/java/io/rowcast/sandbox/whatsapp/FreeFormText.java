package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message without a template, as the phone shows it. */
final class FreeFormText {
    private FreeFormText() {}

    static Rendered render(JsonNode request) {
        String type = MessageCheck.type(request);
        JsonNode content = request.path(type);
        return switch (type) {
            case "text" -> plain(content.path("body").asText());
            case "interactive" -> interactive(content);
            case "reaction" -> plain(content.path("emoji").asText());
            case "location" ->
                plain(content.path("name").asText("Location") + " ("
                        + content.path("latitude").asText() + ", "
                        + content.path("longitude").asText() + ")");
            case "contacts" ->
                plain(content.path(0).path("name").path("formatted_name").asText());
            default ->
                new Rendered(
                        type.toUpperCase(Locale.ROOT),
                        source(content),
                        content.path("caption").asText(""),
                        "",
                        List.of(),
                        new Rendered.More(content.path("filename").asText(""), List.of(), null, List.of()));
        };
    }

    private static Rendered plain(String text) {
        return new Rendered("", "", text, "", List.of());
    }

    /** Where a media object comes from: its address, or the id of an upload. */
    static String source(JsonNode media) {
        return media.path("link")
                .asText(media.path("id").asText(media.path("name").asText("")));
    }

    private static Rendered interactive(JsonNode interactive) {
        JsonNode header = interactive.path("header");
        String format = header.path("type").asText("");
        return new Rendered(
                format.toUpperCase(Locale.ROOT),
                format.equals("text") ? header.path("text").asText("") : source(header.path(format)),
                interactive.path("body").path("text").asText(""),
                interactive.path("footer").path("text").asText(""),
                buttons(InteractiveCheck.type(interactive), interactive.path("action")));
    }

    private static List<Rendered.Button> buttons(String type, JsonNode action) {
        List<Rendered.Button> buttons = new ArrayList<>();
        action.path("buttons").forEach(button -> buttons.add(replyButton(button.path("reply"))));
        action.path("sections").forEach(section -> section.path("rows").forEach(row -> buttons.add(row(row))));
        if (type.equals("cta_url")) {
            JsonNode link = action.path("parameters");
            buttons.add(new Rendered.Button(
                    "URL", link.path("display_text").asText(), link.path("url").asText(), null));
        }
        return buttons;
    }

    private static Rendered.Button replyButton(JsonNode reply) {
        String title = reply.path("title").asText();
        return new Rendered.Button(
                "REPLY", title, null, new TapTarget.ReplyButton(reply.path("id").asText(), title));
    }

    private static Rendered.Button row(JsonNode row) {
        String title = row.path("title").asText();
        return new Rendered.Button(
                "ROW",
                title,
                null,
                new TapTarget.ListRow(
                        row.path("id").asText(), title, row.path("description").asText(null)));
    }
}
