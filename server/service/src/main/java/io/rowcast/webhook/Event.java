package io.rowcast.webhook;

import io.rowcast.contact.Person;
import io.rowcast.conversation.InboundMessage;
import io.rowcast.conversation.Wish;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.workspace.SenderNews;
import io.rowcast.workspace.TemplateNews;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that a webhook tells. One body may tell many, of several numbers. */
sealed interface Event {
    /** An event of one business phone number. */
    sealed interface OfNumber extends Event {
        String phoneNumberId();
    }

    /**
     * What became of a message.
     *
     * @param deliveryId our id, which Meta brings back as biz_opaque_callback_data; null where it was not ours
     * @param recipient whom it went to, if told
     */
    record Status(
            String phoneNumberId,
            @Nullable UUID deliveryId,
            String wamid,
            DeliveryStatus status,
            Instant at,
            @Nullable Integer errorCode,
            @Nullable String errorDetails,
            @Nullable Person recipient)
            implements OfNumber {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return status + " of " + deliveryId;
        }
    }

    /** A person wrote, or changed what they wrote. */
    record Message(String phoneNumberId, InboundMessage message) implements OfNumber {}

    /** A person changed in WhatsApp whether they want marketing messages. */
    record Preference(String phoneNumberId, Person person, Wish wish, Instant at) implements OfNumber {}

    /** A person was shown under more than one name. */
    record Seen(String phoneNumberId, Person person) implements OfNumber {}

    /** What a person calls themselves in WhatsApp. */
    record Named(String phoneNumberId, Person person, String name) implements OfNumber {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "somebody has a name";
        }
    }

    /** A person has another number or user id than before. */
    record Moved(String phoneNumberId, String before, String after, Instant at) implements OfNumber {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "somebody has moved";
        }
    }

    /** Meta changed a template. */
    record OfTemplate(TemplateNews news) implements Event {}

    /** Meta changed something of an account or of one of its numbers. */
    record OfAccount(SenderNews news) implements Event {}

    /**
     * Something that changes nothing with us.
     *
     * @param kind its field, and what within it
     * @param reason why it changes nothing
     */
    record PassedOver(String kind, String reason) implements Event {}
}
