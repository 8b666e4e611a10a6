package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A template with its variables filled in, as the phone shows it. The send has been checked against the template before. */
final class TemplateText {
    private TemplateText() {}

    static Rendered render(TemplateShape shape, JsonNode components) {
        boolean mediaHeader =
                !shape.headerFormat().isEmpty() && !shape.headerFormat().equals("TEXT");
        return new Rendered(
                shape.headerFormat(),
                mediaHeader
                        ? media(TemplateShape.component(components, "header"))
                        : fill(shape.header(), TemplateShape.component(components, "header")),
                fill(shape.body(), TemplateShape.component(components, "body")),
                shape.footer(),
                buttons(shape.buttons(), components),
                new Rendered.More(
                        headerParameter(components)
                                .path("document")
                                .path("filename")
                                .asText(""),
                        place(headerParameter(components).path("location")),
                        offer(shape, components),
                        cards(
                                shape.cards(),
                                TemplateShape.component(components, "carousel").path("cards"))));
    }

    private static JsonNode headerParameter(JsonNode components) {
        return TemplateShape.component(components, "header").path("parameters").path(0);
    }

    private static List<String> place(JsonNode location) {
        return location.isMissingNode()
                ? List.of()
                : List.of(
                        location.path("name").asText(""),
                        location.path("address").asText(""));
    }

    private static Rendered.@Nullable Offer offer(TemplateShape shape, JsonNode components) {
        TemplateShape.Offer offer = shape.offer();
        if (offer == null) {
            return null;
        }
        JsonNode ends = TemplateShape.component(components, "limited_time_offer")
                .path("parameters")
                .path(0)
                .path("limited_time_offer")
                .path("expiration_time_ms");
        return new Rendered.Offer(
                offer.text(),
                code(shape, components),
                ends.isMissingNode() ? null : Instant.ofEpochMilli(ends.asLong()));
    }

    /** The code that the copy button of the send carries; empty for none. */
    private static String code(TemplateShape shape, JsonNode components) {
        return IntStream.range(0, shape.buttons().size())
                .mapToObj(index -> ButtonCheck.parameter(components, index)
                        .path("coupon_code")
                        .asText(""))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Rendered> cards(List<TemplateShape> shapes, JsonNode sent) {
        return StreamSupport.stream(sent.spliterator(), false)
                .sorted(Comparator.comparingInt(card -> card.path("card_index").asInt()))
                .map(card -> render(
                        shapes.get(Math.min(card.path("card_index").asInt(), shapes.size() - 1)),
                        card.path("components")))
                .toList();
    }

    private static String media(JsonNode header) {
        JsonNode parameter = header.path("parameters").path(0);
        return FreeFormText.source(parameter.path(parameter.path("type").asText()));
    }

    private static String fill(String text, JsonNode component) {
        Map<String, String> values = new HashMap<>();
        JsonNode parameters = component.path("parameters");
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            String name = parameter.path("parameter_name").asText(Integer.toString(i + 1));
            values.put(name, ParameterCheck.value(parameter));
        }
        return TemplateShape.VARIABLE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
    }

    private static List<Rendered.Button> buttons(List<TemplateShape.Button> buttons, JsonNode components) {
        List<Rendered.Button> rendered = new ArrayList<>();
        for (int index = 0; index < buttons.size(); index++) {
            rendered.add(button(buttons.get(index), ButtonCheck.parameter(components, index)));
        }
        return rendered;
    }

    private static Rendered.Button button(TemplateShape.Button button, JsonNode parameter) {
        return switch (button.type()) {
            case "QUICK_REPLY" ->
                new Rendered.Button(
                        button.type(),
                        button.text(),
                        null,
                        new TapTarget.QuickReply(parameter.path("payload").asText(button.text()), button.text()));
            case "URL" ->
                new Rendered.Button(
                        button.type(),
                        button.text(),
                        TemplateShape.VARIABLE
                                .matcher(button.url())
                                .replaceAll(Matcher.quoteReplacement(
                                        parameter.path("text").asText(""))),
                        null);
            default -> new Rendered.Button(button.type(), button.text(), null, null);
        };
    }
}
