package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parameters of a template's buttons (facts 2.5). */
final class ButtonCheck {
    /** Since December 2025; 15 before. */
    private static final int LONGEST_COUPON = 20;

    private static final int MOST_SECTIONS = 10;

    /** What Meta calls the types of buttons in its errors. */
    private static final Map<String, String> SPOKEN =
            Map.of("URL", "Url", "COPY_CODE", "CopyCode", "MPM", "Mpm", "ORDER_DETAILS", "OrderDetails");

    private ButtonCheck() {}

    static void check(List<TemplateShape.Button> buttons, JsonNode components) {
        Set<Integer> seen = new HashSet<>();
        for (JsonNode component : components) {
            if (isButton(component)) {
                checkPlace(buttons, component, seen);
            }
        }
        for (int index = 0; index < buttons.size(); index++) {
            checkFilled(buttons.get(index), index, components);
        }
    }

    private static void checkPlace(List<TemplateShape.Button> buttons, JsonNode component, Set<Integer> seen) {
        int index = index(component);
        if (index < 0 || index >= buttons.size()) {
            throw GraphError.templateParameters("buttons: the template has no button at index "
                            + component.path("index").asText())
                    .refused();
        }
        if (!seen.add(index)) {
            throw GraphError.templateParameters("buttons: Button at index " + index + " is given twice")
                    .refused();
        }
        String received = component.path("sub_type").asText("").toUpperCase(Locale.ROOT);
        String expected = buttons.get(index).type();
        if (!received.equals(expected)) {
            throw GraphError.templateFormat("buttons: Format mismatch at index " + index + ", expected " + expected
                            + ", received " + (received.isEmpty() ? "UNKNOWN" : received))
                    .refused();
        }
    }

    private static void checkFilled(TemplateShape.Button button, int index, JsonNode components) {
        JsonNode given = parameter(components, index);
        switch (button.type()) {
            case "URL" -> checkUrl(button, index, given);
            case "COPY_CODE" -> checkCoupon(needed(given, "coupon_code", button, index), index);
            case "MPM" -> checkSections(needed(given, "action", button, index).path("sections"), index);
            case "ORDER_DETAILS" -> MessageCheck.need(needed(given, "action", button, index), "order_details");
            case "QUICK_REPLY" -> optional(given, "payload", index);
            case "FLOW", "CATALOG" -> optional(given, "action", index);
            default -> {}
        }
    }

    private static void checkUrl(TemplateShape.Button button, int index, JsonNode given) {
        if (button.variable()) {
            ParameterCheck.checkText(needed(given, "text", button, index).asText());
        } else if (!given.isMissingNode()) {
            throw GraphError.templateParameters(
                            "buttons: Button at index " + index + " of type Url does not take a parameter")
                    .refused();
        }
    }

    private static void checkCoupon(JsonNode coupon, int index) {
        ParameterCheck.checkText(coupon.asText());
        if (coupon.asText().length() > LONGEST_COUPON) {
            throw GraphError.templateParameters("buttons: Parameter at index " + index
                            + " exceeds the parameter length limit " + LONGEST_COUPON)
                    .refused();
        }
    }

    private static void checkSections(JsonNode sections, int index) {
        if (sections.isEmpty() || sections.size() > MOST_SECTIONS) {
            throw GraphError.templateParameters("buttons: Button at index " + index + " of type Mpm needs 1 to "
                            + MOST_SECTIONS + " sections")
                    .refused();
        }
        for (JsonNode section : sections) {
            MessageCheck.need(section, "product_items");
            section.path("product_items").forEach(item -> MessageCheck.need(item, "product_retailer_id"));
        }
    }

    private static JsonNode needed(JsonNode given, String member, TemplateShape.Button button, int index) {
        JsonNode value = given.path(member);
        boolean empty =
                value.isContainerNode() ? value.isEmpty() : value.asText("").isEmpty();
        if (empty) {
            throw GraphError.required("buttons: Button at index " + index + " of type "
                            + SPOKEN.getOrDefault(button.type(), button.type()) + " requires a parameter")
                    .refused();
        }
        return value;
    }

    /** A parameter that need not be there; if it is, it must be of its kind. */
    private static void optional(JsonNode given, String type, int index) {
        String received = given.path("type").asText(type);
        if (!received.equals(type) || (!given.isMissingNode() && !given.has(type))) {
            throw GraphError.templateFormat("buttons: Format mismatch at index " + index
                            + ", expected a parameter of type " + type + ", received " + received)
                    .refused();
        }
    }

    /** The first parameter of a button; a missing node when the request leaves the button out. */
    static JsonNode parameter(JsonNode components, int index) {
        for (JsonNode component : components) {
            if (isButton(component) && index(component) == index) {
                return component.path("parameters").path(0);
            }
        }
        return components.path(Integer.MAX_VALUE);
    }

    static boolean isButton(JsonNode component) {
        return component.path("type").asText().toLowerCase(Locale.ROOT).equals("button");
    }

    /** The index, which Meta's own samples write as text and as a number; 0 where a sample leaves it out. */
    static int index(JsonNode component) {
        return component.path("index").asInt(0);
    }
}
