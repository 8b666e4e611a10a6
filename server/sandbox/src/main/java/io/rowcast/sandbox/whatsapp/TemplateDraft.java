package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A template that somebody asks Meta to create, checked by the rules that Meta checks by itself (facts section 3). */
final class TemplateDraft {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,3})?");
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");

    private TemplateDraft() {}

    /** The template, PENDING; throws Meta's error when it breaks a rule. */
    static Template read(String id, ObjectNode request) {
        require(
                NAME.matcher(request.path("name").asText("")).matches(),
                "Message template name can only have lowercase letters, digits and underscores");
        String language = request.path("language").asText("");
        require(
                LANGUAGE.matcher(language).matches(),
                "Param language must be a language and locale code such as en_US - got \"" + language + "\".");
        Template template = unchecked(id, request);
        TemplateRules.check(template);
        TimeToLive.check(template);
        return template;
    }

    /** The template without a look at its name, texts and buttons, for one that Meta has long approved. */
    static Template unchecked(String id, ObjectNode request) {
        String category = category(request);
        String format = request.path("parameter_format").asText("POSITIONAL").toUpperCase(Locale.ROOT);
        require(
                format.equals("NAMED") || format.equals("POSITIONAL"),
                "Param parameter_format must be one of {NAMED, POSITIONAL} - got \"" + format + "\".");
        ArrayNode components = components(request, category);
        return new Template(
                id,
                request.path("name").asText(""),
                request.path("language").asText(""),
                category,
                "PENDING",
                format.equals("NAMED"),
                components,
                TemplateShape.of(components),
                TemplateRating.NEW,
                request.deepCopy().retain(Template.KEPT));
    }

    /** In upper case, one of Meta's three. */
    static String category(ObjectNode request) {
        String category = request.path("category").asText("").toUpperCase(Locale.ROOT);
        require(
                CATEGORIES.contains(category),
                "Param category must be one of {UTILITY, MARKETING, AUTHENTICATION} - got \"" + category + "\".");
        return category;
    }

    static ArrayNode components(ObjectNode request, String category) {
        require(
                request.path("components") instanceof ArrayNode given && !given.isEmpty(),
                "The parameter components is required.");
        return TemplateComponents.normalised((ArrayNode) request.path("components"), category);
    }

    static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw GraphError.parameter(otherwise).refused();
        }
    }

    /** A refusal that is told apart by its subcode only. */
    static RefusedException subcode(int subcode, String details) {
        return new GraphError(400, 100, subcode, "OAuthException", "Invalid parameter", details).refused();
    }
}
