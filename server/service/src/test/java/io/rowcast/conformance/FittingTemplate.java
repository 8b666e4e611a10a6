package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A template that a recorded send would fit, since the recordings rarely hold the template as well. */
final class FittingTemplate {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FittingTemplate() {}

    static ObjectNode of(JsonNode sent) {
        boolean named = !sent.path("components").findValues("parameter_name").isEmpty();
        ObjectNode template = JSON.objectNode()
                .put("name", sent.path("name").asText())
                .put("language", sent.at("/language/code").asText())
                .put("category", "MARKETING")
                .put("parameter_format", named ? "NAMED" : "POSITIONAL");
        template.set("components", components(sent.path("components")));
        return template;
    }

    private static ArrayNode components(JsonNode sent) {
        ArrayNode components = JSON.arrayNode();
        ObjectNode body = components.addObject().put("type", "BODY").put("text", "Nothing to fill in.");
        ArrayNode buttons = JSON.arrayNode();
        for (JsonNode component : sent) {
            switch (component.path("type").asText().toLowerCase(Locale.ROOT)) {
                case "header" -> header(components.addObject().put("type", "HEADER"), component);
                case "body" -> body.put("text", text(component.path("parameters")));
                case "button" -> button(buttons, component);
                case "carousel" -> cards(components.addObject().put("type", "CAROUSEL"), component);
                case "limited_time_offer" -> {
                    ObjectNode offer = components.addObject().put("type", "LIMITED_TIME_OFFER");
                    offer.set(
                            "limited_time_offer",
                            JSON.objectNode().put("text", "Offer").put("has_expiration", true));
                }
                default -> {}
            }
        }
        if (!buttons.isEmpty()) {
            components.addObject().put("type", "BUTTONS").set("buttons", buttons);
        }
        return components;
    }

    private static void cards(ObjectNode carousel, JsonNode component) {
        ArrayNode cards = carousel.putArray("cards");
        component
                .path("cards")
                .forEach(card -> cards.addObject().set("components", components(card.path("components"))));
    }

    private static void header(ObjectNode header, JsonNode component) {
        String type = component.at("/parameters/0/type").asText().toUpperCase(Locale.ROOT);
        header.put("format", type);
        if (type.equals("TEXT")) {
            header.put("text", text(component.path("parameters")));
        }
    }

    private static String text(JsonNode parameters) {
        StringBuilder text = new StringBuilder("Text");
        for (int i = 0; i < parameters.size(); i++) {
            text.append(" with {{")
                    .append(parameters.get(i).path("parameter_name").asText(Integer.toString(i + 1)))
                    .append("}},");
        }
        return text.append(" end").toString();
    }

    private static void button(ArrayNode buttons, JsonNode component) {
        while (buttons.size() < component.path("index").asInt(0)) {
            buttons.addObject().put("type", "QUICK_REPLY").put("text", "Other");
        }
        String type = component.path("sub_type").asText().toUpperCase(Locale.ROOT);
        ObjectNode button = buttons.addObject().put("type", type).put("text", "Button");
        if (type.equals("URL")) {
            button.put("url", "https://shop.example.com/{{1}}");
        }
    }
}
