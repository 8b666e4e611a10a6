package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * A message template as Meta keeps it (facts section 3).
 *
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param status APPROVED, PENDING, REJECTED, PAUSED, DISABLED or another of Meta's words
 * @param named whether its variables have names instead of numbers
 * @param components in upper case, with their examples
 * @param shape what a send must fill in
 * @param rating what people's reactions and Meta's reviewers have made of it
 * @param extras further members of the request that Meta keeps, such as message_send_ttl_seconds
 */
record Template(
        String id,
        String name,
        String language,
        String category,
        String status,
        boolean named,
        ArrayNode components,
        TemplateShape shape,
        TemplateRating rating,
        ObjectNode extras) {
    /** What a list holds where it is not asked for anything else; only {@code previous_category} and the like may be missing. */
    static final List<String> USUAL = List.of(
            "name",
            "parameter_format",
            "components",
            "language",
            "status",
            "category",
            "sub_category",
            "previous_category",
            "id");

    /** Members of a request that are kept and listed as they came. */
    static final Set<String> KEPT = Set.of(
            "sub_category", "message_send_ttl_seconds", "library_template_name", "cta_url_link_tracking_opted_out");

    /** Fields that not every template has. */
    static final Set<String> OPTIONAL = Set.of(
            "sub_category",
            "message_send_ttl_seconds",
            "library_template_name",
            "cta_url_link_tracking_opted_out",
            "previous_category",
            "correct_category");

    Template withStatus(String other) {
        return new Template(id, name, language, category, other, named, components, shape, rating, extras);
    }

    Template withRating(TemplateRating other) {
        return new Template(id, name, language, category, status, named, components, shape, other, extras);
    }

    /** In another category, with the former one noted. */
    Template withCategory(String other) {
        return new Template(
                id, name, language, other, status, named, components, shape, rating.after(category), extras);
    }

    Template withComponents(ArrayNode others) {
        return new Template(
                id, name, language, category, status, named, others, TemplateShape.of(others), rating, extras);
    }

    /** With those members of a request that are kept; what it leaves out stays. */
    Template withExtras(ObjectNode request) {
        ObjectNode kept = extras.deepCopy();
        kept.setAll(request.deepCopy().retain(KEPT));
        return new Template(id, name, language, category, status, named, components, shape, rating, kept);
    }

    /** Every field that a list can be asked for and that this template has. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", name)
                .put("parameter_format", named ? "NAMED" : "POSITIONAL")
                .put("language", language)
                .put("status", status)
                .put("category", category)
                .put("id", id);
        json.set("components", components);
        json.setAll(extras);
        rating.putInto(json, status);
        return json;
    }
}
