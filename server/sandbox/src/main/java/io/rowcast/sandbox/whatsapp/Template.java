package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message template as Meta keeps it (facts section 3).
 *
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param status APPROVED, PENDING, REJECTED, PAUSED, DISABLED or another of Meta's words
 * @param named whether its variables have names instead of numbers
 * @param components in upper case, with their examples
 * @param shape what a send must fill in
 */
record Template(
        String id,
        String name,
        String language,
        String category,
        String status,
        boolean named,
        ArrayNode components,
        TemplateShape shape) {

    static Template of(
            String id,
            String name,
            String language,
            String category,
            String status,
            boolean named,
            ArrayNode components) {
        return new Template(id, name, language, category, status, named, components, TemplateShape.of(components));
    }

    Template withStatus(String other) {
        return new Template(id, name, language, category, other, named, components, shape);
    }

    /** Every field that a list can be asked for. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", name)
                .put("parameter_format", named ? "NAMED" : "POSITIONAL")
                .put("language", language)
                .put("status", status)
                .put("category", category)
                .put("id", id)
                .put("rejected_reason", status.equals("REJECTED") ? "INVALID_FORMAT" : "NONE");
        json.set("components", components);
        json.putObject("quality_score").put("score", status.equals("PAUSED") ? "RED" : "GREEN");
        return json;
    }
}
