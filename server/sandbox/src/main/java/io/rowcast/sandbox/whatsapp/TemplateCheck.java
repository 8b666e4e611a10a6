package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Whether a send fits its template: Meta refuses at once where it does not (facts 2.5, section 10). */
final class TemplateCheck {
    private final TemplateStore templates;

    TemplateCheck(TemplateStore templates) {
        this.templates = templates;
    }

    /** The template to send; throws Meta's error when it cannot be sent, or not with these parameters. */
    Template check(JsonNode sent) {
        Template template = sendable(sent);
        JsonNode components = sent.path("components");
        TemplateShape shape = template.shape();
        checkHeader(template, component(components, "header"));
        ParameterCheck.text("body", shape.bodyVariables(), template, component(components, "body"));
        ButtonCheck.check(shape.buttons(), components);
        return template;
    }

    private Template sendable(JsonNode sent) {
        String name = sent.path("name").asText("");
        String language = sent.path("language").path("code").asText("");
        if (name.isEmpty() || language.isEmpty()) {
            throw GraphError.required("template name and language code are required")
                    .refused();
        }
        Template template = templates.find(name, language).orElseThrow(() -> missing(name, language));
        return switch (template.status()) {
            case "APPROVED" -> template;
            case "PAUSED" ->
                throw GraphError.of(
                                400, 132015, "Template is Paused", "Template " + name + " is paused due to low quality")
                        .refused();
            case "DISABLED" ->
                throw GraphError.of(400, 132016, "Template is Disabled", "Template " + name + " is disabled")
                        .refused();
            default -> throw missing(name, language);
        };
    }

    private static RefusedException missing(String name, String language) {
        return GraphError.of(
                        404,
                        132001,
                        "Template name does not exist in the translation",
                        "template name (" + name + ") does not exist in " + language)
                .refused();
    }

    private static void checkHeader(Template template, JsonNode header) {
        TemplateShape shape = template.shape();
        switch (shape.headerFormat()) {
            case "" -> {}
            case "TEXT" -> ParameterCheck.text("header", shape.headerVariables(), template, header);
            default ->
                checkMedia(shape.headerFormat(), header.path("parameters").path(0));
        }
    }

    private static void checkMedia(String format, JsonNode parameter) {
        String kind = format.toLowerCase(Locale.ROOT);
        String received = parameter.path("type").asText("UNKNOWN").toUpperCase(Locale.ROOT);
        if (!received.equals(format) || !parameter.path(kind).isObject()) {
            throw GraphError.of(
                            400,
                            132012,
                            "Parameter format does not match format in the created template",
                            "header: Format mismatch, expected " + format + ", received " + received)
                    .refused();
        }
        JsonNode media = parameter.path(kind);
        boolean file = List.of("image", "video", "document").contains(kind);
        if (file && !media.hasNonNull("id") && !media.hasNonNull("link")) {
            throw GraphError.required("header: " + kind + " needs an id or a link")
                    .refused();
        }
    }

    private static JsonNode component(JsonNode components, String type) {
        return StreamSupport.stream(components.spliterator(), false)
                .filter(component -> component.path("type").asText().equalsIgnoreCase(type))
                .findFirst()
                .orElse(components.path(Integer.MAX_VALUE));
    }
}
