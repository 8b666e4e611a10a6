package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The form of interactive messages (facts 2.6). The type is taken in either letter case, as SDKs in use send both. */
final class InteractiveCheck {
    private static final Set<String> WITHOUT_BODY = Set.of("product", "call_permission_request");
    private static final Set<String> FILES = Set.of("image", "video", "document");
    private static final int LONGEST_LIST_BODY = 4_096;
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_HEADER = 60;
    private static final int LONGEST_FOOTER = 60;

    /** Which headers each type may have; those that are not named here have none. */
    private static final Map<String, Set<String>> HEADERS = Map.of(
            "button", Set.of("text", "image", "video", "document"),
            "cta_url", Set.of("text", "image", "video", "document"),
            "flow", Set.of("text", "image", "video", "document"),
            "list", Set.of("text"),
            "product_list", Set.of("text"));

    private final MediaCheck media;

    InteractiveCheck(MediaCheck media) {
        this.media = media;
    }

    static String type(JsonNode interactive) {
        return interactive.path("type").asText("").toLowerCase(Locale.ROOT);
    }

    void check(JsonNode interactive) {
        String type = type(interactive);
        MessageCheck.need(interactive, "action");
        JsonNode action = interactive.path("action");
        switch (type) {
            case "button" -> ActionCheck.replyButtons(action.path("buttons"));
            case "list" -> ActionCheck.list(action);
            case "cta_url" -> ActionCheck.link(action);
            case "flow" -> ActionCheck.flow(action);
            case "product" -> MessageCheck.need(action, "catalog_id", "product_retailer_id");
            case "product_list" -> checkProductList(interactive, action);
            case "catalog_message", "call_permission_request", "voice_call" -> ActionCheck.named(action, type);
            case "location_request_message" -> ActionCheck.named(action, "send_location");
            case "address_message" -> ActionCheck.address(action);
            case "carousel" -> checkCards(action.path("cards"));
            default ->
                throw GraphError.value("Interactive type " + type + " is not valid")
                        .refused();
        }
        checkTexts(interactive, type);
        checkHeader(interactive.path("header"), type);
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

    private void checkHeader(JsonNode header, String type) {
        if (header.isMissingNode()) {
            return;
        }
        String kind = header.path("type").asText("");
        if (!HEADERS.getOrDefault(type, Set.of()).contains(kind)) {
            throw GraphError.value("Header type " + kind + " is not valid for an interactive message of type " + type)
                    .refused();
        }
        if (FILES.contains(kind)) {
            media.check("interactive['header']['" + kind + "']", header.path(kind));
        } else {
            MessageCheck.checkLength(
                    "interactive['header']['text']", header.path("text").asText(""), LONGEST_HEADER);
        }
    }

    private static void checkProductList(JsonNode interactive, JsonNode action) {
        MessageCheck.need(interactive, "header");
        ActionCheck.products(action);
    }

    private void checkCards(JsonNode cards) {
        if (cards.size() < 2 || cards.size() > 10) {
            throw GraphError.value("Invalid cards count. Min allowed cards: 2, Max allowed cards: 10")
                    .refused();
        }
        for (JsonNode card : cards) {
            MessageCheck.need(card, "card_index", "type", "action");
            if (card.path("type").asText().equals("product")) {
                MessageCheck.need(card.path("action"), "catalog_id", "product_retailer_id");
            } else {
                checkMediaCard(card);
            }
        }
    }

    private void checkMediaCard(JsonNode card) {
        JsonNode header = card.path("header");
        String kind = header.path("type").asText("image");
        media.check("card['header']['" + kind + "']", header.path(kind));
        if (card.path("action").has("buttons")) {
            ActionCheck.quickReplies(card.path("action").path("buttons"));
        } else {
            ActionCheck.link(card.path("action"));
        }
    }
}
