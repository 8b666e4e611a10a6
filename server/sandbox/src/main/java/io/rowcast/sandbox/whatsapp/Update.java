package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One piece of news for the business: one {@code change} of a webhook. Written to JSON only when it is posted. */
sealed interface Update
        permits Update.Progress,
                Update.Written,
                Update.Preference,
                Update.Moved,
                Update.UserIdChanged,
                Update.News,
                TemplateUpdate {
    /** Whose webhook it is. */
    BusinessAccount account();

    /** The webhook field. */
    String field();

    /** Whether it is about the account and not about messages; then its entry has a time (facts 8.1). */
    default boolean isManagement() {
        return false;
    }

    ObjectNode value();

    /** What every value about a number's messages begins with (facts 8.1). */
    private static ObjectNode messaging(BusinessNumber number) {
        ObjectNode value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", number.digits()).put("phone_number_id", number.id());
        return value;
    }

    /**
     * A message came a step further, or failed.
     *
     * @param person how the business knows who it was sent to
     * @param priced whether this status carries the price: {@code sent} does, and one of delivered or read (facts 8.3)
     */
    record Progress(
            ChatMessage.Outbound message,
            Identity person,
            ChatMessage.Status status,
            Instant at,
            boolean priced,
            @Nullable Failure failure)
            implements Update {
        @Override
        public BusinessAccount account() {
            return message.number().account();
        }

        @Override
        public String field() {
            return "messages";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging(message.number());
            putContacts(value);
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

        /** Of all but failed ones; the username only once the phone has the message (facts section 12). */
        private void putContacts(ObjectNode value) {
            boolean group = message.to().kind() == Recipient.Kind.GROUP;
            if (!group && status != ChatMessage.Status.FAILED) {
                value.putArray("contacts").add(person.contact(number(), status != ChatMessage.Status.SENT));
            }
        }

        /** A number that the business itself wrote to is no secret to it. */
        private @Nullable String number() {
            return message.to().kind() == Recipient.Kind.USER_ID
                    ? person.shownNumber()
                    : message.to().id();
        }

        private void putRecipient(ObjectNode report) {
            Identity.putIfPresent(report, "recipient_id", number());
            Identity.putIfPresent(report, "recipient_user_id", person.userId());
            if (message.to().kind() == Recipient.Kind.GROUP) {
                report.put("recipient_type", "group");
            }
        }
    }

    /** A person wrote, or tapped a button. */
    record Written(ChatMessage.Inbound message, Identity person) implements Update {
        @Override
        public BusinessAccount account() {
            return message.number().account();
        }

        @Override
        public String field() {
            return "messages";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging(message.number());
            value.putArray("contacts").add(person.contact(person.shownNumber(), true));
            value.putArray("messages").add(message.message());
            return value;
        }
    }

    /** A person stopped or resumed marketing messages (facts 8.4). */
    record Preference(BusinessNumber number, Identity person, boolean stop, Instant at) implements Update {
        @Override
        public BusinessAccount account() {
            return number.account();
        }

        @Override
        public String field() {
            return "user_preferences";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging(number);
            value.putArray("contacts").add(person.contact(person.shownNumber(), true));
            String word = stop ? "stop" : "resume";
            ObjectNode preference = value.putArray("user_preferences").addObject();
            Identity.putIfPresent(preference, "wa_id", person.shownNumber());
            Identity.putIfPresent(preference, "user_id", person.userId());
            preference
                    .put("detail", "User requested to " + word + " marketing messages")
                    .put("category", "marketing_messages")
                    .put("value", word)
                    .put("timestamp", at.getEpochSecond());
            return value;
        }
    }

    /**
     * A person is known by another number or user id (facts 8.2, section 12).
     *
     * @param type {@code user_changed_number} or {@code user_changed_user_id}
     */
    record Moved(BusinessNumber number, String type, String wamid, Identity before, Identity after, Instant at)
            implements Update {
        @Override
        public BusinessAccount account() {
            return number.account();
        }

        @Override
        public String field() {
            return "messages";
        }

        @Override
        public ObjectNode value() {
            boolean byNumber = type.equals("user_changed_number");
            ObjectNode value = messaging(number);
            ObjectNode message = value.putArray("messages").addObject();
            if (byNumber) {
                Identity.putIfPresent(message, "from", before.shownNumber());
            }
            message.put("id", wamid)
                    .put("timestamp", Long.toString(at.getEpochSecond()))
                    .put("type", "system");
            ObjectNode system = message.putObject("system")
                    .put(
                            "body",
                            "User " + after.name() + " changed from " + (byNumber ? before.waId() : before.userId())
                                    + " to " + (byNumber ? after.waId() : after.userId()));
            Identity.putIfPresent(system, "wa_id", after.shownNumber());
            Identity.putIfPresent(system, "user_id", after.userId());
            system.put("type", type);
            return value;
        }
    }

    /** The old and the new user id side by side, in a field of its own (facts section 12). */
    record UserIdChanged(BusinessNumber number, Identity before, Identity after, Instant at) implements Update {
        @Override
        public BusinessAccount account() {
            return number.account();
        }

        @Override
        public String field() {
            return "user_id_update";
        }

        @Override
        public ObjectNode value() {
            ObjectNode value = messaging(number);
            ObjectNode contact = value.putArray("contacts").addObject();
            contact.putObject("profile").put("name", after.name());
            Identity.putIfPresent(contact, "wa_id", after.shownNumber());
            ObjectNode update = value.putArray("user_id_update").addObject();
            Identity.putIfPresent(update, "wa_id", after.shownNumber());
            update.put("detail", "User id for " + after.name() + " has been updated.");
            update.putObject("user_id").put("previous", before.userId()).put("current", after.userId());
            update.put("timestamp", Long.toString(at.getEpochSecond()));
            return value;
        }
    }

    /**
     * News in Meta's own words about an account or a number (facts 8.4).
     *
     * @param isManagement false for what is about messages, whose entry has no time
     */
    record News(BusinessAccount account, String field, ObjectNode value, boolean isManagement) implements Update {
        /** {@code phone_number_quality_update}; both names of the limit, since Meta is changing from one to the other. */
        static News ofNumber(BusinessNumber number, String event) {
            String tier = number.account().portfolio().tier().name();
            ObjectNode value = Json.object()
                    .put("display_phone_number", number.digits())
                    .put("event", event)
                    .put("current_limit", tier)
                    .put("max_daily_conversations_per_business", tier);
            return new News(number.account(), "phone_number_quality_update", value, true);
        }

        static News ofName(BusinessNumber number, String decision, String name) {
            ObjectNode value = Json.object()
                    .put("display_phone_number", number.digits())
                    .put("decision", decision)
                    .put("requested_verified_name", name)
                    .putNull("rejection_reason");
            return new News(number.account(), "phone_number_name_update", value, true);
        }

        /** A whole number as in Meta's example; its table's word only where there is no number. */
        static News ofCapability(BusinessAccount account, Tier tier) {
            ObjectNode value = Json.object();
            if (tier == Tier.TIER_UNLIMITED) {
                value.put("max_daily_conversations_per_business", tier.name());
            } else {
                value.put("max_daily_conversations_per_business", tier.people());
            }
            value.put("max_phone_numbers_per_waba", 25);
            return new News(account, "business_capability_update", value, true);
        }
    }
}
