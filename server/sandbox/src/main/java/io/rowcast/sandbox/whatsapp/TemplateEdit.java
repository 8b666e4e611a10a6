package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A change that a business asks for of its own template (facts section 3). */
final class TemplateEdit {
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private TemplateEdit() {}

    /** The template as it would be; all components are replaced. Throws Meta's refusal of a change that breaks a rule. */
    static Template of(Template template, ObjectNode request) {
        if (!EDITABLE.contains(template.status())) {
            throw TemplateDraft.subcode(
                    2388039, "A message template with status " + template.status() + " can't be edited");
        }
        TemplateDraft.require(
                request.has("components") || request.has("category") || request.has("message_send_ttl_seconds"),
                "One of components, category and message_send_ttl_seconds is required.");
        String category = request.has("category") ? TemplateDraft.category(request) : template.category();
        TemplateDraft.require(
                category.equals(template.category()) || !template.status().equals("APPROVED"),
                "The category of an approved message template can't be changed");
        Template edited = request.has("components")
                ? template.withComponents(TemplateDraft.components(request, category))
                : template;
        edited = category.equals(template.category()) ? edited : edited.withCategory(category);
        edited = edited.withExtras(request);
        TemplateRules.check(edited);
        TimeToLive.check(edited);
        return edited;
    }
}
