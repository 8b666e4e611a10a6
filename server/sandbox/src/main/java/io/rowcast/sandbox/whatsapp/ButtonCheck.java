package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** The parameters of a template's buttons (facts 2.5). */
final class ButtonCheck {
    private ButtonCheck() {}

    static void check(List<TemplateShape.Button> buttons, JsonNode components) {
        for (JsonNode component : components) {
            if (isButton(component)) {
                checkPlace(buttons, component);
            }
        }
        for (int index = 0; index < buttons.size(); index++) {
            checkFilled(buttons.get(index), index, components);
        }
    }

    private static void checkPlace(List<TemplateShape.Button> buttons, JsonNode component) {
        int index = index(component);
        if (index < 0 || index >= buttons.size()) {
            throw GraphError.of(
                            400,
                            132018,
                            "There's an issue with the parameters in your template",
                            "buttons: the template has no button at index "
                                    + component.path("index").asText())
                    .refused();
        }
    }

    private static void checkFilled(TemplateShape.Button button, int index, JsonNode components) {
        switch (button.type()) {
            case "URL" -> {
                if (button.variable()) {
                    ParameterCheck.checkText(required(components, index, "Url", "text"));
                }
            }
            case "COPY_CODE" -> required(components, index, "CopyCode", "coupon_code");
            default -> {}
        }
    }

    private static String required(JsonNode components, int index, String kind, String member) {
        for (JsonNode component : components) {
            String value = component.path("parameters").path(0).path(member).asText("");
            if (isButton(component) && index(component) == index && !value.isEmpty()) {
                return value;
            }
        }
        throw GraphError.required("buttons: Button at index " + index + " of type " + kind + " requires a parameter")
                .refused();
    }

    static boolean isButton(JsonNode component) {
        return component.path("type").asText().toLowerCase(Locale.ROOT).equals("button");
    }

    /** The index, which Meta's own samples write as text and as a number; 0 where a sample leaves it out. */
    static int index(JsonNode component) {
        return component.path("index").asInt(0);
    }
}
