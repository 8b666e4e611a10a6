package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What an interactive message lets the person do (facts 2.6). */
final class ActionCheck {
    private static final int MOST_ROWS = 10;
    private static final int MOST_SECTIONS = 10;
    private static final int MOST_PRODUCTS = 30;

    private ActionCheck() {}

    static void replyButtons(JsonNode buttons) {
        if (buttons.isEmpty() || buttons.size() > 3) {
            throw GraphError.value("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
                    .refused();
        }
        replies(buttons, "reply");
    }

    /** The buttons of a carousel's card. */
    static void quickReplies(JsonNode buttons) {
        if (buttons.isEmpty() || buttons.size() > 2) {
            throw GraphError.value("Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 2")
                    .refused();
        }
        replies(buttons, "quick_reply");
    }

    private static void replies(JsonNode buttons, String member) {
        Set<String> ids = new HashSet<>();
        for (JsonNode button : buttons) {
            JsonNode reply = button.path(member);
            MessageCheck.checkLength("reply['title']", reply.path("title").asText(""), 20);
            MessageCheck.checkLength("reply['id']", reply.path("id").asText(""), 256);
            unique(ids, reply.path("id").asText());
        }
    }

    private static void unique(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw GraphError.value("Duplicate id: " + id).refused();
        }
    }

    static void list(JsonNode action) {
        MessageCheck.checkLength("action['button']", action.path("button").asText(""), 20);
        JsonNode sections = action.path("sections");
        Set<String> ids = new HashSet<>();
        for (JsonNode section : sections) {
            title(section, sections.size());
            section.path("rows").forEach(row -> row(row, ids));
        }
        if (ids.isEmpty() || ids.size() > MOST_ROWS || sections.size() > MOST_SECTIONS) {
            throw GraphError.value("A list has 1 to 10 rows, in up to 10 sections")
                    .refused();
        }
    }

    /** With several sections each needs a title. */
    private static void title(JsonNode section, int sections) {
        String title = section.path("title").asText("");
        if (sections > 1 || !title.isEmpty()) {
            MessageCheck.checkLength("section['title']", title, 24);
        }
    }

    private static void row(JsonNode row, Set<String> ids) {
        MessageCheck.checkLength("row['title']", row.path("title").asText(""), 24);
        MessageCheck.checkLength("row['id']", row.path("id").asText(""), 200);
        if (row.hasNonNull("description")) {
            MessageCheck.checkLength(
                    "row['description']", row.path("description").asText(), 72);
        }
        unique(ids, row.path("id").asText());
    }

    static void link(JsonNode action) {
        JsonNode parameters = action.path("parameters");
        named(action, "cta_url");
        MessageCheck.checkLength(
                "action['parameters']['display_text']",
                parameters.path("display_text").asText(""),
                20);
        MessageCheck.checkLength(
                "action['parameters']['url']", parameters.path("url").asText(""), 2_000);
    }

    static void flow(JsonNode action) {
        named(action, "flow");
        JsonNode parameters = action.path("parameters");
        MessageCheck.need(parameters, "flow_message_version", "flow_cta");
        if (!parameters.hasNonNull("flow_id") && !parameters.hasNonNull("flow_name")) {
            throw GraphError.required("The parameter flow_id or flow_name is required.")
                    .refused();
        }
    }

    static void address(JsonNode action) {
        named(action, "address_message");
        MessageCheck.need(action.path("parameters"), "country");
    }

    static void products(JsonNode action) {
        MessageCheck.need(action, "catalog_id", "sections");
        JsonNode sections = action.path("sections");
        int products = 0;
        for (JsonNode section : sections) {
            title(section, sections.size());
            for (JsonNode item : section.path("product_items")) {
                MessageCheck.need(item, "product_retailer_id");
                products++;
            }
        }
        if (products == 0 || products > MOST_PRODUCTS || sections.size() > MOST_SECTIONS) {
            throw GraphError.value("A product list has 1 to 30 products, in up to 10 sections")
                    .refused();
        }
    }

    static void named(JsonNode action, String name) {
        if (!action.path("name").asText("").equals(name)) {
            throw GraphError.value("Interactive action name must be " + name).refused();
        }
    }
}
