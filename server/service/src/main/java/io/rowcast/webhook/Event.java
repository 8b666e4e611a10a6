package io.rowcast.webhook;

import io.rowcast.conversation.InboundMessage;
import io.rowcast.conversation.Wish;
import io.rowcast.delivery.DeliveryStatus;
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
     * @param recipient E.164 or a business-scoped user id, if given
     */
    record Status(
            String phoneNumberId,
            @Nullable UUID deliveryId,
            String wamid,
            DeliveryStatus status,
            Instant at,
            @Nullable Integer errorCode,
            @Nullable String errorDetails,
            @Nullable String recipient)
            implements OfNumber {}

    /** A person wrote. */
    record Message(String phoneNumberId, InboundMessage message) implements OfNumber {}

    /** A person changed in WhatsApp whether they want marketing messages. */
    record Preference(String phoneNumberId, String recipient, Wish wish, Instant at) implements OfNumber {}

    /** Meta changed a template's status; {@code language} as Meta writes it in templates, with an underscore. */
    record TemplateStatus(String wabaId, String name, String language, String status) implements Event {}
}
