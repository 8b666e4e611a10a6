package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** The form of interactive messages (facts 2.6). The type is taken in either letter case, as SDKs in use send both. */
final class InteractiveCheck {
    private static final Set<String> TYPES = Set.of(
            "button",
            "list",
            "cta_url",
            "flow",
            "product",
            "product_list",
            "catalog_message",
            "location_request_message",
            "address_message",
            "carousel",
            "call_permission_request",
            "voice_call");
    private static final Set<String> WITHOUT_BODY = Set.of("product", "call_permission_request");
    private static final int LONGEST_LIST_BODY = 4_096;
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_FOOTER = 60;

    private InteractiveCheck() {}

    static String type(JsonNode interactive) {
        return interactive.path("type").asText("").toLowerCase(Locale.ROOT);
    }

    static void check(JsonNode interactive) {
        String type = type(interactive);
        if (!TYPES.contains(type)) {
            throw GraphError.value("Interactive type " + type + " is not valid").refused();
        }
        MessageCheck.need(interactive, "action");
        checkTexts(interactive, type);
        if (type.equals("button")) {
            checkButtons(interactive.path("action").path("buttons"));
        }
        if (type.equals("list")) {
            checkList(interactive.path("action"));
        }
    }

    private static void checkTexts(JsonNode interactive, String type) {
        String body = interactive.path("body").path("text").asText("");
        if (!WITHOUT_BODY.contains(type) || !body.isEmpty()) {
            MessageCheck.checkLength(
                    "interactive['body']['text']", body, type.equals("list") ? LONGEST_LIST_BODY : LONGEST_BODY);
        }
        if (interactive.has("footer")) {
            MessageCheck.checkLength(
                    "interactive['footer']['text']",
                    interactive.path("footer").path("text").asText(""),
                    LONGEST_FOOTER);
        }
    }

    private static void checkButtons(JsonNode buttons) {
        if (buttons.isEmpty() || buttons.size() > 3) {
            throw GraphError.value("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
                    .refused();
        }
        for (JsonNode button : buttons) {
            JsonNode reply = button.path("reply");
            MessageCheck.checkLength("reply['title']", reply.path("title").asText(""), 20);
            MessageCheck.checkLength("reply['id']", reply.path("id").asText(""), 256);
        }
    }

    private static void checkList(JsonNode action) {
        MessageCheck.checkLength("action['button']", action.path("button").asText(""), 20);
        int rows = 0;
        for (JsonNode section : action.path("sections")) {
            for (JsonNode row : section.path("rows")) {
                MessageCheck.checkLength("row['title']", row.path("title").asText(""), 24);
                MessageCheck.checkLength("row['id']", row.path("id").asText(""), 200);
                rows++;
            }
        }
        if (rows == 0 || rows > 10 || action.path("sections").size() > 10) {
            throw GraphError.value("A list has 1 to 10 rows, in up to 10 sections")
                    .refused();
        }
    }
}
