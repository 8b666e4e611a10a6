package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a message costs, as statuses say it (facts 8.3, section 13): free-form messages are free inside the window, and so are
 * utility templates; other templates cost by their category.
 */
final class Price {
    private Price() {}

    static ObjectNode of(ChatMessage.Outbound message) {
        Template template = message.template();
        String category = template == null ? "service" : template.category().toLowerCase(Locale.ROOT);
        boolean free = template == null || (category.equals("utility") && message.windowOpen());
        return Json.object()
                .put("billable", !free)
                .put("pricing_model", "PMP")
                .put("type", free ? "free_customer_service" : "regular")
                .put("category", category);
    }
}
