package io.rowcast.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meta's template object (facts 3), in upper and lower case as both are in use. */
final class TemplateWire {
    private final Map<String, String> examples = new HashMap<>();
    private final List<String> obstacles = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
    private @Nullable Header header;
    private GappedText body = new GappedText("");
    private @Nullable String footer;

    private TemplateWire() {}

    static Template parse(String definition) {
        JsonNode node = tree(definition);
        if (text(node, "name").isEmpty()) {
            throw new IllegalArgumentException("a template is a JSON object with a name");
        }
        return new TemplateWire().read(node);
    }

    private static JsonNode tree(String definition) {
        try {
            return Json.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a template is a JSON object", e);
        }
    }

    private Template read(JsonNode node) {
        Obstacles.ofStatus(word(node, "status"), text(node, "rejected_reason")).ifPresent(obstacles::add);
        node.path("components").forEach(this::readComponent);
        if (body.text().isEmpty()) {
            obstacles.add(Obstacles.NO_BODY);
        }
        boolean named = isNamed(node);
        Obstacles.ofGaps(named, header, body).ifPresent(obstacles::add);
        return new Template(
                new Template.Identity(text(node, "name"), text(node, "language"), word(node, "category"), named),
                header,
                body,
                footer,
                buttons,
                examples,
                obstacles);
    }

    /** POSITIONAL is the default (facts 3); copies of older lists leave the format out. */
    private boolean isNamed(JsonNode node) {
        String format = word(node, "parameter_format");
        return format.isEmpty() ? !body.gaps().stream().allMatch(GappedText::isNumber) : format.equals("NAMED");
    }

    private void readComponent(JsonNode component) {
        switch (word(component, "type")) {
            case "HEADER" -> readHeader(component);
            case "BODY" -> readBody(component);
            case "FOOTER" -> footer = component.hasNonNull("text") ? text(component, "text") : null;
            case "BUTTONS" -> component.path("buttons").forEach(this::readButton);
            default -> obstacles.add(Obstacles.ofPart(text(component, "type")));
        }
    }

    private void readHeader(JsonNode component) {
        String format = word(component, "format");
        switch (format) {
            // Copies of Meta's samples leave the format of text headers out.
            case "TEXT", "" -> {
                header = new Header.Text(new GappedText(text(component, "text")));
                readExamples(component.path("example"), "header");
            }
            case "IMAGE", "VIDEO", "DOCUMENT" -> header = new Header.Media(TemplateInput.Kind.valueOf(format));
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

    private void readButton(JsonNode button) {
        int index = buttons.size();
        String text = text(button, "text");
        switch (word(button, "type")) {
            case "URL" -> readUrl(new Button.Url(index, text, new GappedText(text(button, "url"))), button);
            case "QUICK_REPLY" -> buttons.add(new Button.Reply(index, text));
            case "PHONE_NUMBER" -> buttons.add(new Button.Phone(index, text, text(button, "phone_number")));
            default -> {
                buttons.add(new Button.Other(index, text, word(button, "type")));
                obstacles.add(Obstacles.ofButton(word(button, "type"), text));
            }
        }
    }

    private void readUrl(Button.Url url, JsonNode button) {
        buttons.add(url);
        Obstacles.ofUrl(url).ifPresent(obstacles::add);
        String example = first(button.path("example")).asText();
        if (url.hasGap() && !example.isEmpty()) {
            String base = url.fill("");
            examples.put(InputKey.url(url), example.startsWith(base) ? example.substring(base.length()) : example);
        }
    }

    /** {@code header_text: [..]}, {@code body_text: [[..]]} or one text, {@code .._named_params: [{param_name, example}]}. */
    private void readExamples(JsonNode example, String part) {
        JsonNode texts = example.path(part + "_text");
        JsonNode values = first(texts).isArray() ? first(texts) : texts;
        if (values.isTextual()) {
            examples.put(part + ".1", values.asText());
        }
        for (int i = 0; i < values.size(); i++) {
            examples.put(part + "." + (i + 1), values.path(i).asText());
        }
        example.path(part + "_text_named_params")
                .forEach(named -> examples.put(part + "." + text(named, "param_name"), text(named, "example")));
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static String word(JsonNode node, String field) {
        return text(node, field).toUpperCase(Locale.ROOT);
    }
}
