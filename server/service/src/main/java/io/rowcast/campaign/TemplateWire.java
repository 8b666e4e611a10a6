package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;

/** Meta's template objects, as far as a campaign looks into them. */
final class TemplateWire {
    private TemplateWire() {}

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
