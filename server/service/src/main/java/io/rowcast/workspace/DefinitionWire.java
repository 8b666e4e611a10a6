package io.rowcast.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Meta's template objects, as far as the mirror looks into them. */
final class DefinitionWire {
    private DefinitionWire() {}

    /** Whether two definitions have the same content: status, quality and the like may differ. */
    static boolean sameContent(String definition, String other) {
        return parse(definition).path("components").equals(parse(other).path("components"));
    }

    /** Whether two definitions say the same, in whatever order. */
    static boolean same(String definition, String other) {
        return parse(definition).equals(parse(other));
    }

    /** The definition with the status and category that stand beside it. */
    static String current(MirroredTemplate template) {
        ObjectNode definition = (ObjectNode) parse(template.definition());
        return definition
                .put("status", template.status())
                .put("category", template.category())
                .put("rejected_reason", template.statusReason())
                .toString();
    }

    /** The definition with the texts of the news in it; a button is found by its place among the buttons. */
    static String edited(String definition, TemplateNews.ComponentsChanged news) {
        JsonNode edited = parse(definition);
        for (JsonNode component : edited.path("components")) {
            switch (word(component, "type")) {
                case "HEADER" -> put(component, "text", news.title());
                case "BODY" -> put(component, "text", news.element());
                case "FOOTER" -> put(component, "text", news.footer());
                case "BUTTONS" -> editButtons(component.path("buttons"), news.buttons());
                default -> {
                    // The webhook says nothing of other parts (facts 8.4).
                }
            }
        }
        return edited.toString();
    }

    private static void editButtons(JsonNode buttons, List<TemplateNews.Button> news) {
        for (int i = 0; i < Math.min(buttons.size(), news.size()); i++) {
            put(buttons.path(i), "text", news.get(i).text());
            put(buttons.path(i), "url", news.get(i).url());
            put(buttons.path(i), "phone_number", news.get(i).phoneNumber());
        }
    }

    /** Only what was there is replaced: a picture's header has no text, a body has. */
    private static void put(JsonNode node, String member, @Nullable String value) {
        if (value != null && node.hasNonNull(member)) {
            ((ObjectNode) node).put(member, value);
        }
    }

    private static String word(JsonNode node, String member) {
        return node.path(member).asText("").toUpperCase(Locale.ROOT);
    }

    private static JsonNode parse(String definition) {
        try {
            return Json.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mirrored template cannot be read", e);
        }
    }
}
