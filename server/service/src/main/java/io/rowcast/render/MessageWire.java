package io.rowcast.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A template message as Meta takes it (facts 2.1, 2.5), its keys always in the same order. */
final class MessageWire {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode request;

    MessageWire(Template template, Address recipient, Map<String, String> values) {
        this.request = JSON.objectNode();
        request.put("messaging_product", "whatsapp");
        request.put("recipient_type", "individual");
        switch (recipient) {
            // With its plus: without one Meta may put the business's own country code in front, and write to a stranger
            // (facts 2.1).
            case PhoneNumber number -> request.put("to", number.e164());
            case UserId person -> request.put("recipient", person.id());
        }
        request.put("type", "template");
        request.set("template", template(template, values));
    }

    /** Compact, and the same text for the same message and id. Non-ASCII stands as it is, in UTF-8. */
    String json(String callbackData) {
        return request.deepCopy().put("biz_opaque_callback_data", callbackData).toString();
    }

    private static ObjectNode template(Template template, Map<String, String> values) {
        ObjectNode node = JSON.objectNode().put("name", template.name());
        // Meta's own schema asks for the policy, its samples leave it out (facts 2.5): both forms are taken.
        node.set("language", JSON.objectNode().put("policy", "deterministic").put("code", template.language()));
        ArrayNode components = components(template, values);
        if (!components.isEmpty()) {
            node.set("components", components);
        }
        return node;
    }

    private static ArrayNode components(Template template, Map<String, String> values) {
        ArrayNode components = JSON.arrayNode();
        addIfFilled(components, component("header"), headerParameters(template, values));
        addIfFilled(components, component("body"), texts(template, "body", template.bodyGaps(), values));
        template.buttons().forEach(button -> button(button, values).ifPresent(components::add));
        return components;
    }

    private static ObjectNode component(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static void addIfFilled(ArrayNode components, ObjectNode component, ArrayNode parameters) {
        if (!parameters.isEmpty()) {
            component.set("parameters", parameters);
            components.add(component);
        }
    }

    private static ArrayNode headerParameters(Template template, Map<String, String> values) {
        return switch (template.header().orElse(null)) {
            case null -> JSON.arrayNode();
            case Header.Text header -> texts(template, "header", header.text().gaps(), values);
            case Header.Media header ->
                JSON.arrayNode().add(media(header.kind(), values.getOrDefault(InputKey.MEDIA, "")));
            case Header.Other ignored -> JSON.arrayNode();
        };
    }

    private static ObjectNode media(TemplateInput.Kind kind, String link) {
        String type = kind.name().toLowerCase(Locale.ROOT);
        ObjectNode file = JSON.objectNode().put("link", link);
        if (kind == TemplateInput.Kind.DOCUMENT) {
            Links.fileName(link).ifPresent(name -> file.put("filename", name));
        }
        ObjectNode parameter = JSON.objectNode().put("type", type);
        parameter.set(type, file);
        return parameter;
    }

    private static ArrayNode texts(Template template, String part, List<String> gaps, Map<String, String> values) {
        ArrayNode parameters = JSON.arrayNode();
        for (String gap : gaps) {
            ObjectNode parameter = parameters.addObject().put("type", "text");
            if (template.named()) {
                parameter.put("parameter_name", gap);
            }
            parameter.put("text", values.getOrDefault(part + "." + gap, ""));
        }
        return parameters;
    }

    private static Optional<ObjectNode> button(Button button, Map<String, String> values) {
        return switch (button) {
            case Button.Url url ->
                Optional.ofNullable(values.get(InputKey.url(url)))
                        .map(suffix -> button(
                                "url",
                                url.index(),
                                JSON.objectNode().put("type", "text").put("text", suffix)));
            case Button.Reply reply ->
                Optional.ofNullable(values.get(InputKey.payload(reply)))
                        .map(payload -> button(
                                "quick_reply",
                                reply.index(),
                                JSON.objectNode().put("type", "payload").put("payload", payload)));
            case Button.Phone ignored -> Optional.empty();
            case Button.Other ignored -> Optional.empty();
        };
    }

    /** Meta's samples write the index as text and as number; text is the elder (facts 2.5). */
    private static ObjectNode button(String subType, int index, ObjectNode parameter) {
        ObjectNode node = component("button").put("sub_type", subType).put("index", String.valueOf(index));
        node.set("parameters", JSON.arrayNode().add(parameter));
        return node;
    }
}
