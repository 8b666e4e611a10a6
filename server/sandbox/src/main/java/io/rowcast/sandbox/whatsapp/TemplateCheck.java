package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** Whether a send fits its template: Meta refuses at once where it does not (facts 2.5, section 10). */
final class TemplateCheck {
    private static final int LONGEST_BODY = 1_024;
    private static final Set<String> COMPONENTS =
            Set.of("header", "body", "button", "carousel", "limited_time_offer", "tap_target_configuration");

    private final HeaderCheck headers;
    private final CarouselCheck carousels;

    TemplateCheck(MediaCheck media) {
        this.headers = new HeaderCheck(media);
        this.carousels = new CarouselCheck(headers);
    }

    /** The template to send; throws Meta's error when it cannot be sent, or not with these parameters. */
    Template check(TemplateStore templates, JsonNode sent) {
        Template template = sendable(templates, sent);
        JsonNode components = sent.path("components");
        components.forEach(TemplateCheck::checkKind);
        TemplateShape shape = template.shape();
        headers.check(shape, template, TemplateShape.component(components, "header"));
        JsonNode body = TemplateShape.component(components, "body");
        ParameterCheck.text("body", shape.bodyVariables(), template, body);
        ParameterCheck.length("body", shape.body(), LONGEST_BODY, body);
        checkOffer(shape, TemplateShape.component(components, "limited_time_offer"));
        ButtonCheck.check(shape.buttons(), components);
        checkOneTimePassword(shape, body, components);
        carousels.check(template, TemplateShape.component(components, "carousel"));
        return template;
    }

    private static Template sendable(TemplateStore templates, JsonNode sent) {
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

    private static void checkKind(JsonNode component) {
        String type = component.path("type").asText("").toLowerCase(Locale.ROOT);
        if (!COMPONENTS.contains(type)) {
            throw GraphError.parameter("Template component type " + type + " is not one of "
                            + COMPONENTS.stream().sorted().toList())
                    .refused();
        }
    }

    private static void checkOffer(TemplateShape shape, JsonNode component) {
        TemplateShape.Offer offer = shape.offer();
        if (offer == null && !component.isMissingNode()) {
            throw GraphError.templateFormat("limited_time_offer: the template has no limited-time offer")
                    .refused();
        }
        JsonNode end =
                component.path("parameters").path(0).path("limited_time_offer").path("expiration_time_ms");
        if (offer != null && offer.expires() && !end.isIntegralNumber()) {
            throw GraphError.required("limited_time_offer: expiration_time_ms is required")
                    .refused();
        }
    }

    /** The code stands in the body and, once more, in the button that copies it. */
    private static void checkOneTimePassword(TemplateShape shape, JsonNode body, JsonNode components) {
        for (int index = 0; index < shape.buttons().size(); index++) {
            String code = body.path("parameters").path(0).path("text").asText();
            boolean differs = !ButtonCheck.parameter(components, index)
                    .path("text")
                    .asText()
                    .equals(code);
            if (shape.buttons().get(index).otp() && differs) {
                throw GraphError.templateParameters("buttons: Button at index " + index
                                + " must have the code of the body as its parameter")
                        .refused();
            }
        }
    }
}
