package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a send of a template, or of one card of its carousel, must fill in.
 *
 * @param headerFormat TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, PRODUCT, or empty for none
 * @param body the text with its variables
 * @param footer empty for none
 * @param offer the limited-time offer; null for none
 * @param cards those of the carousel; empty without one
 */
record TemplateShape(
        String headerFormat,
        String header,
        List<String> headerVariables,
        String body,
        List<String> bodyVariables,
        String footer,
        List<Button> buttons,
        @Nullable Offer offer,
        List<TemplateShape> cards) {

    /**
     * A button under the message.
     *
     * @param type in upper case
     * @param variable whether its address ends in a variable
     * @param otp whether the variable is the one-time password of the body
     */
    record Button(String type, String text, String url, boolean variable, boolean otp) {}

    /** An offer that ends; with {@code expires}, a send must say when. */
    record Offer(String text, boolean expires) {}

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
                buttons(component(components, "BUTTONS").path("buttons")),
                offer(component(components, "LIMITED_TIME_OFFER").path("limited_time_offer")),
                cards(component(components, "CAROUSEL").path("cards")));
    }

    private static String headerFormat(JsonNode header) {
        return header.isMissingNode() ? "" : header.path("format").asText("TEXT");
    }

    /** The component of a type in either letter case; a missing node without one. */
    static JsonNode component(JsonNode components, String type) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equalsIgnoreCase(type)) {
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
                    VARIABLE.matcher(url).find(),
                    url.startsWith(TemplateComponents.OTP_ADDRESS)));
        }
        return List.copyOf(buttons);
    }

    private static @Nullable Offer offer(JsonNode offer) {
        return offer.isObject()
                ? new Offer(
                        offer.path("text").asText(""),
                        offer.path("has_expiration").asBoolean())
                : null;
    }

    private static List<TemplateShape> cards(JsonNode cards) {
        return StreamSupport.stream(cards.spliterator(), false)
                .map(card -> of(card.path("components")))
                .toList();
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
