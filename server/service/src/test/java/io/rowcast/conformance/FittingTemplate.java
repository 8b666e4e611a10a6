package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.util.Locale;

/** A template that a recorded send would fit, since the recordings rarely hold the template as well. */
record FittingTemplate(String name, String language, boolean named, ArrayNode components) {
    static FittingTemplate of(JsonNode sent) {
        boolean named = !sent.path("components").findValues("parameter_name").isEmpty();
        ArrayNode components = components(sent.path("components"), named);
        String language = sent.at("/language/code").asText();
        return new FittingTemplate(sent.path("name").asText(), language, named, components);
    }

    void makeWith(WhatsAppControl control) {
        control.makeTemplate(name, language, "MARKETING", named, components);
    }

    private static ArrayNode components(JsonNode sent, boolean named) {
        ArrayNode components = JsonNodeFactory.instance.arrayNode();
        ObjectNode body = components.addObject().put("type", "BODY").put("text", "Nothing to fill in.");
        ArrayNode buttons = JsonNodeFactory.instance.arrayNode();
        for (JsonNode component : sent) {
            switch (component.path("type").asText()) {
                case "header" -> header(components.addObject().put("type", "HEADER"), component);
                case "body" -> body.put("text", text(component.path("parameters")));
                case "button" -> button(buttons, component);
                case "limited_time_offer" -> offer(components.addObject());
                case "carousel" ->
                    cards(components.addObject().put("type", "CAROUSEL").putArray("cards"), component, named);
                default -> {}
            }
        }
        if (!buttons.isEmpty()) {
            components.addObject().put("type", "BUTTONS").set("buttons", buttons);
        }
        return components;
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

    private static void offer(ObjectNode component) {
        component
                .put("type", "LIMITED_TIME_OFFER")
                .putObject("limited_time_offer")
                .put("text", "Ends soon")
                .put("has_expiration", true);
    }

    private static void cards(ArrayNode cards, JsonNode carousel, boolean named) {
        for (JsonNode card : carousel.path("cards")) {
            ArrayNode components = components(card.path("components"), named);
            components.remove(0);
            cards.addObject().set("components", components);
        }
    }
}
