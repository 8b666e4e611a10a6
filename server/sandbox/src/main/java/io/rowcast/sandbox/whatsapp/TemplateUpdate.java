package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** News of a template (facts 8.4). */
sealed interface TemplateUpdate extends Update {
    Template template();

    @Override
    default boolean isManagement() {
        return true;
    }

    private ObjectNode named(ObjectNode value) {
        return value.put("message_template_id", Long.parseLong(template().id()))
                .put("message_template_name", template().name())
                .put("message_template_language", template().language());
    }

    /**
     * Meta's reviewers or its quality rating changed the status.
     *
     * @param event mostly the new status; FLAGGED, REINSTATED and the like leave the status as it is
     * @param title in {@code other_info}, for a pause and its end; empty for none
     */
    record Status(BusinessAccount account, Template template, String event, String title, Instant at)
            implements TemplateUpdate {
        @Override
        public String field() {
            return "message_template_status_update";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = ((TemplateUpdate) this).named(Json.object().put("event", event));
            boolean rejected = event.equals("REJECTED");
            String reason = rejected ? template.rating().rejection() : "NONE";
            value.put("reason", event.equals("PENDING_DELETION") ? null : reason)
                    .put("message_template_category", template.category());
            if (event.equals("DISABLED")) {
                value.putObject("disable_info").put("disable_date", at.getEpochSecond());
            }
            if (!title.isEmpty()) {
                value.putObject("other_info").put("title", title).put("description", description());
            }
            if (rejected && reason.equals("INVALID_FORMAT")) {
                value.putObject("rejection_info")
                        .put("reason", "Your template has a format that is not allowed.")
                        .put("recommendation", "Edit the template so that it keeps to the format.");
            }
            return value;
        }

        private String description() {
            return switch (title) {
                case "UNPAUSE" -> "Your WhatsApp message template has been unpaused.";
                case "DISABLED" -> "Your WhatsApp message template has been disabled.";
                default -> "Your WhatsApp message template has been paused due to low quality.";
            };
        }
    }

    /** People's reactions changed the quality rating. */
    record Quality(BusinessAccount account, Template template, String previous) implements TemplateUpdate {
        @Override
        public String field() {
            return "message_template_quality_update";
        }

        @Override
        public ObjectNode value() {
            ObjectNode scores = Json.object()
                    .put("previous_quality_score", previous)
                    .put("new_quality_score", template.rating().quality());
            return ((TemplateUpdate) this).named(scores);
        }
    }

    /** Meta put the template into another category. */
    record Category(BusinessAccount account, Template template, String previous) implements TemplateUpdate {
        @Override
        public String field() {
            return "template_category_update";
        }

        @Override
        public ObjectNode value() {
            return ((TemplateUpdate) this)
                    .named(Json.object())
                    .put("previous_category", previous)
                    .put("new_category", template.category());
        }
    }

    /** The template reads differently; variables stand as they do in the template. */
    record Components(BusinessAccount account, Template template) implements TemplateUpdate {
        @Override
        public String field() {
            return "message_template_components_update";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = ((TemplateUpdate) this).named(Json.object());
            TemplateShape shape = template.shape();
            if (shape.headerFormat().equals("TEXT")) {
                value.put("message_template_title", shape.header());
            }
            value.put("message_template_element", shape.body());
            if (!shape.footer().isEmpty()) {
                value.put("message_template_footer", shape.footer());
            }
            JsonNode buttons =
                    TemplateShape.component(template.components(), "BUTTONS").path("buttons");
            if (!buttons.isEmpty()) {
                putButtons(value.putArray("message_template_buttons"), buttons);
            }
            return value;
        }

        private static void putButtons(ArrayNode listed, JsonNode buttons) {
            for (JsonNode button : buttons) {
                ObjectNode one = listed.addObject()
                        .put(
                                "message_template_button_type",
                                button.path("type").asText().toUpperCase(Locale.ROOT))
                        .put("message_template_button_text", button.path("text").asText(""));
                if (button.has("url")) {
                    one.put("message_template_button_url", button.path("url").asText());
                }
                if (button.has("phone_number")) {
                    one.put(
                            "message_template_button_phone_number",
                            button.path("phone_number").asText());
                }
            }
        }
    }
}
