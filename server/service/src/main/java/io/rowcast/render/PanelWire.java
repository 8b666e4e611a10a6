package io.rowcast.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Header, body and buttons in Meta's template object, or in one card of it (facts 3). */
final class PanelWire {
    private final @Nullable Integer card;
    private final InputKey keys;
    private final List<Button> buttons = new ArrayList<>();
    private final Map<String, String> examples = new HashMap<>();
    private final List<String> obstacles = new ArrayList<>();
    private @Nullable Header header;
    private GappedText body = new GappedText("");

    PanelWire(@Nullable Integer card) {
        this.card = card;
        this.keys = InputKey.of(card);
    }

    Panel panel() {
        return new Panel(card, header, body, buttons);
    }

    Map<String, String> examples() {
        return examples;
    }

    List<String> obstacles() {
        return obstacles;
    }

    /** @return false where the component is of another kind */
    boolean read(JsonNode component) {
        switch (word(component, "type")) {
            case "HEADER" -> readHeader(component);
            case "BODY" -> readBody(component);
            case "BUTTONS" -> component.path("buttons").forEach(this::readButton);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readHeader(JsonNode component) {
        String format = word(component, "format");
        switch (format) {
            // Copies of Meta's samples leave the format of text headers out.
            case "TEXT", "" -> {
                header = new Header.Text(new GappedText(text(component, "text")));
                readExamples(component.path("example"), "header");
            }
            case "IMAGE", "VIDEO", "DOCUMENT" -> {
                header = new Header.Media(TemplateInput.Kind.valueOf(format));
                String example =
                        first(component.path("example").path("header_handle")).asText();
                // Lists give the address of the sample file, creations a handle that says nothing to people.
                if (example.startsWith("https://")) {
                    examples.put(keys.media(), example);
                }
            }
            case "LOCATION" -> header = new Header.Location();
            default -> {
                header = new Header.Other(format.toLowerCase(Locale.ROOT));
                obstacles.add(Obstacles.ofHeader(format));
            }
        }
    }

    private void readBody(JsonNode component) {
        body = new GappedText(text(component, "text"));
        readExamples(component.path("example"), "body");
    }

    /** The text of one-time passwords is Meta's own: creations leave it out (fixtures req-template-create-*). */
    void writeCodeBody() {
        if (body.text().isEmpty() && buttons.stream().anyMatch(Button.Code.class::isInstance)) {
            body = new GappedText("*{{1}}* is your verification code.");
        }
    }

    private void readButton(JsonNode button) {
        int index = buttons.size();
        String text = text(button, "text");
        switch (word(button, "type")) {
            case "URL" -> readUrl(index, text, button);
            case "OTP" -> buttons.add(new Button.Code(index, text.isEmpty() ? "Copy code" : text));
            case "QUICK_REPLY" -> buttons.add(new Button.Reply(index, text));
            case "PHONE_NUMBER" -> buttons.add(new Button.Phone(index, text, text(button, "phone_number")));
            case "COPY_CODE" -> readCoupon(new Button.Coupon(index, text.isEmpty() ? "Copy offer code" : text), button);
            case "FLOW" -> buttons.add(new Button.Flow(index, text));
            case "CATALOG" -> buttons.add(new Button.Catalog(index, text));
            default -> {
                buttons.add(new Button.Other(index, text, word(button, "type")));
                obstacles.add(Obstacles.ofButton(word(button, "type"), text));
            }
        }
    }

    /** One-time password buttons look like links in Meta's list. */
    private void readUrl(int index, String text, JsonNode button) {
        String address = text(button, "url");
        if (address.contains("otp_type=")) {
            buttons.add(new Button.Code(index, text));
            return;
        }
        Button.Url url = new Button.Url(index, text, new GappedText(address));
        buttons.add(url);
        Obstacles.ofUrl(url).ifPresent(obstacles::add);
        String example = first(button.path("example")).asText();
        if (url.hasGap() && !example.isEmpty()) {
            String base = url.fill("");
            examples.put(keys.url(url), example.startsWith(base) ? example.substring(base.length()) : example);
        }
    }

    private void readCoupon(Button.Coupon coupon, JsonNode button) {
        buttons.add(coupon);
        String example = first(button.path("example")).asText();
        if (!example.isEmpty()) {
            examples.put(keys.coupon(coupon), example);
        }
    }

    /** {@code header_text: [..]}, {@code body_text: [[..]]} or one text, {@code .._named_params: [{param_name, example}]}. */
    private void readExamples(JsonNode example, String part) {
        JsonNode texts = example.path(part + "_text");
        JsonNode values = first(texts).isArray() ? first(texts) : texts;
        if (values.isTextual()) {
            examples.put(keys.prefix() + part + ".1", values.asText());
        }
        for (int i = 0; i < values.size(); i++) {
            examples.put(keys.prefix() + part + "." + (i + 1), values.path(i).asText());
        }
        example.path(part + "_text_named_params")
                .forEach(named ->
                        examples.put(keys.prefix() + part + "." + text(named, "param_name"), text(named, "example")));
    }

    private static JsonNode first(JsonNode node) {
        JsonNode first = node.isArray() ? node.path(0) : node;
        return first.isNull() ? MissingNode.getInstance() : first;
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    static String word(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }
}
