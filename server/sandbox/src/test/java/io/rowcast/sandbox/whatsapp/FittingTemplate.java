package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A template that a recorded send would fit, since the recordings rarely hold the template as well. */
final class FittingTemplate {
    private FittingTemplate() {}

    static ObjectNode of(JsonNode sent) {
        ObjectNode template = Graph.JSON.createObjectNode();
        template.put("name", sent.path("name").asText());
        template.put("language", sent.at("/language/code").asText());
        template.put("category", "MARKETING");
        boolean named = !sent.path("components").findValues("parameter_name").isEmpty();
        template.put("parameter_format", named ? "NAMED" : "POSITIONAL");
        ArrayNode components = template.putArray("components");
        ObjectNode body = components.addObject().put("type", "BODY").put("text", "Nothing to fill in.");
        ArrayNode buttons = Graph.JSON.createArrayNode();
        for (JsonNode component : sent.path("components")) {
            switch (component.path("type").asText()) {
                case "header" -> header(components.addObject().put("type", "HEADER"), component);
                case "body" -> body.put("text", text(component.path("parameters")));
                case "button" -> button(buttons, component);
                default -> {}
            }
        }
        if (!buttons.isEmpty()) {
            components.addObject().put("type", "BUTTONS").set("buttons", buttons);
        }
        return template;
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
