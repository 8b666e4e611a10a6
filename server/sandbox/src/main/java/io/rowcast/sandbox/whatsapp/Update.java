package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One piece of news for the business: one {@code change} of a webhook. Written to JSON only when it is posted. */
sealed interface Update {
    /** The webhook field. */
    String field();

    ObjectNode value();

    /** What every value of the account's messages begins with (facts 8.1). */
    static ObjectNode messaging() {
        ObjectNode value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata")
                .put("display_phone_number", Account.DIGITS)
                .put("phone_number_id", Account.PHONE_NUMBER_ID);
        return value;
    }

    private static ObjectNode contact(ObjectNode value, Recipient person) {
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", People.nameOf(person.id()));
        return contact.put(person.kind() == Recipient.Kind.USER_ID ? "user_id" : "wa_id", person.id());
    }

    /**
     * A message came a step further, or failed.
     *
     * @param priced whether this status carries the price: {@code sent} does, and one of delivered or read (facts 8.3)
     */
    record Progress(
            ChatMessage.Outbound message,
            ChatMessage.Status status,
            Instant at,
            boolean priced,
            @Nullable Failure failure)
            implements Update {
        @Override
        public String field() {
            return "messages";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging();
            ObjectNode report = value.putArray("statuses")
                    .addObject()
                    .put("id", message.wamid())
                    .put("status", status.name().toLowerCase(java.util.Locale.ROOT))
                    .put("timestamp", Long.toString(at.getEpochSecond()));
            putRecipient(report);
            if (message.callbackData() != null) {
                report.put("biz_opaque_callback_data", message.callbackData());
            }
            if (priced) {
                report.set("pricing", Price.of(message));
            }
            if (failure != null) {
                report.putArray("errors").add(failure.json());
            }
            return value;
        }

        private void putRecipient(ObjectNode report) {
            switch (message.to().kind()) {
                case PHONE -> report.put("recipient_id", message.to().id());
                case USER_ID -> report.put("recipient_user_id", message.to().id());
                case GROUP -> report.put("recipient_id", message.to().id()).put("recipient_type", "group");
            }
        }
    }

    /** A person wrote, or tapped a button. */
    record Written(ChatMessage.Inbound message) implements Update {
        @Override
        public String field() {
            return "messages";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging();
            contact(value, message.from());
            value.putArray("messages").add(message.message());
            return value;
        }
    }

    /** A person stopped or resumed marketing messages (facts 8.4). */
    record Preference(Recipient person, boolean stop, Instant at) implements Update {
        @Override
        public String field() {
            return "user_preferences";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging();
            contact(value, person);
            String word = stop ? "stop" : "resume";
            value.putArray("user_preferences")
                    .addObject()
                    .put("wa_id", person.id())
                    .put("detail", "User requested to " + word + " marketing messages")
                    .put("category", "marketing_messages")
                    .put("value", word)
                    .put("timestamp", at.getEpochSecond());
            return value;
        }
    }

    /** Meta's reviewers or its quality rating changed a template's status (facts 8.4). */
    record TemplateStatus(Template template) implements Update {
        @Override
        public String field() {
            return "message_template_status_update";
        }

        @Override
        public ObjectNode value() {
            return Json.object()
                    .put("event", template.status())
                    .put("message_template_id", Long.parseLong(template.id()))
                    .put("message_template_name", template.name())
                    .put("message_template_language", template.language())
                    .put("reason", template.status().equals("REJECTED") ? "INVALID_FORMAT" : "NONE")
                    .put("message_template_category", template.category());
        }
    }
}
