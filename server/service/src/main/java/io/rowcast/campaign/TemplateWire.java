package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import io.rowcast.workspace.MirroredTemplate;

/** Meta's template objects, as far as a campaign looks into them. */
final class TemplateWire {
    private TemplateWire() {}

    /** The definition with the status and category of now: a webhook may have changed them since the template was mirrored. */
    static String current(MirroredTemplate template) {
        ObjectNode definition = (ObjectNode) parse(template.definition());
        return definition
                .put("status", template.status())
                .put("category", template.category())
                .put("rejected_reason", template.statusReason())
                .toString();
    }

    /** Whether two definitions make the same messages: Meta's quality score and the like may differ. */
    static boolean sameMessages(String definition, String other) {
        return parse(definition).path("components").equals(parse(other).path("components"));
    }

    private static JsonNode parse(String definition) {
        try {
            return Json.MAPPER.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mirrored template cannot be read", e);
        }
    }
}
