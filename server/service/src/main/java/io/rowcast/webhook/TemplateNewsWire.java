package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.workspace.TemplateNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Meta tells of templates (facts 8.4). */
final class TemplateNewsWire {
    /** The account, name and language that each of the fields names. */
    private record Template(String wabaId, String name, String language) {}

    private TemplateNewsWire() {}

    /** Empty for what names no template. */
    static Optional<TemplateNews> read(String field, String wabaId, JsonNode value) {
        return FieldsWire.text(value, "message_template_name")
                // Webhooks say en-US for the template's en_US.
                .flatMap(name -> FieldsWire.text(value, "message_template_language")
                        .map(language -> new Template(wabaId, name, language.replace('-', '_'))))
                .map(template -> news(field, template, value));
    }

    private static TemplateNews news(String field, Template template, JsonNode value) {
        // Meta's own example of a quality update names the field of a status update.
        if (value.has("new_quality_score")) {
            return new TemplateNews.QualityChanged(
                    template.wabaId(),
                    template.name(),
                    template.language(),
                    FieldsWire.word(value, "new_quality_score"));
        }
        return switch (field) {
            case "template_category_update" -> category(template, value);
            case "message_template_components_update" -> components(template, value);
            default ->
                new TemplateNews.StatusChanged(
                        template.wabaId(),
                        template.name(),
                        template.language(),
                        FieldsWire.word(value, "event"),
                        text(value, "reason"),
                        text(value.path("other_info"), "title"));
        };
    }

    /** Before a change {@code correct_category} names what is to come; after it there is only the new one. */
    private static TemplateNews category(Template template, JsonNode value) {
        return new TemplateNews.CategoryChanged(
                template.wabaId(),
                template.name(),
                template.language(),
                FieldsWire.word(value, "new_category"),
                text(value, "correct_category"));
    }

    private static TemplateNews components(Template template, JsonNode value) {
        List<TemplateNews.Button> buttons = new ArrayList<>();
        for (JsonNode button : value.path("message_template_buttons")) {
            buttons.add(new TemplateNews.Button(
                    FieldsWire.word(button, "message_template_button_type"),
                    FieldsWire.text(button, "message_template_button_text").orElse(""),
                    text(button, "message_template_button_url"),
                    text(button, "message_template_button_phone_number")));
        }
        return new TemplateNews.ComponentsChanged(
                template.wabaId(),
                template.name(),
                template.language(),
                text(value, "message_template_title"),
                text(value, "message_template_element"),
                text(value, "message_template_footer"),
                buttons);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return FieldsWire.text(node, field).orElse(null);
    }
}
