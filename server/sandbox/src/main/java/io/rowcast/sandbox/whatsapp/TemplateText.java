package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

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
                buttons(shape.buttons(), components));
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
