package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a send of a template must fill in.
 *
 * @param headerFormat TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, PRODUCT, or empty for none
 * @param body the text with its variables
 * @param footer empty for none
 */
record TemplateShape(
        String headerFormat,
        String header,
        List<String> headerVariables,
        String body,
        List<String> bodyVariables,
        String footer,
        List<Button> buttons) {

    /**
     * A button under the message.
     *
     * @param type in upper case
     * @param variable whether its address ends in a variable
     */
    record Button(String type, String text, String url, boolean variable) {}

    static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}\\s]+)\\s*}}");

    static TemplateShape of(JsonNode components) {
        JsonNode header = component(components, "HEADER");
        String headerText = header.path("text").asText("");
        String body = component(components, "BODY").path("text").asText("");
        return new TemplateShape(
                headerFormat(header),
                headerText,
                variables(headerText),
                body,
                variables(body),
                component(components, "FOOTER").path("text").asText(""),
                buttons(component(components, "BUTTONS").path("buttons")));
    }

    private static String headerFormat(JsonNode header) {
        return header.isMissingNode() ? "" : header.path("format").asText("TEXT");
    }

    private static JsonNode component(JsonNode components, String type) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equals(type)) {
                return component;
            }
        }
        return components.path(Integer.MAX_VALUE);
    }

    private static List<Button> buttons(JsonNode listed) {
        List<Button> buttons = new ArrayList<>();
        for (JsonNode button : listed) {
            String url = button.path("url").asText("");
            buttons.add(new Button(
                    button.path("type").asText(),
                    button.path("text").asText(""),
                    url,
                    VARIABLE.matcher(url).find()));
        }
        return List.copyOf(buttons);
    }

    /** The variables of a text, each once, in the order of their first use. */
    static List<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }
}
