package io.rowcast.conversation;

import io.rowcast.contact.RecipientId;
import io.rowcast.delivery.DeliveryRef;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps inbound messages, each once however often Meta's webhook comes; within the caller's transaction. */
public final class ReplyStore {
    static final String RECIPIENT = "reply.recipient";
    static final String BODY = "reply.body";

    /** @return false when it is known already */
    boolean add(Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Optional<DeliveryRef> answered) {
        return handle.createUpdate("""
                        insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                            received_at, delivery_id, campaign_id)
                        values ((select current_workspace()), :id, :wamid, :sender, :recipientId, :recipient, :type, :body,
                            :at, :delivery::uuid, :campaign::uuid)
                        on conflict (workspace_id, wamid_id) do nothing
                        """)
                        .bind("id", UUID.randomUUID())
                        .bind("wamid", MessageId.of(sealer, message.wamid()).bytes())
                        .bind("sender", senderId)
                        .bind(
                                "recipientId",
                                RecipientId.of(sealer, message.from()).bytes())
                        .bind("recipient", sealer.seal(message.from(), RECIPIENT))
                        .bind("type", message.type())
                        .bind("body", sealer.seal(message.text(), BODY))
                        .bind("at", message.at())
                        .bind("delivery", answered.map(DeliveryRef::deliveryId).orElse(null))
                        .bind("campaign", answered.map(DeliveryRef::campaignId).orElse(null))
                        .execute()
                == 1;
    }
}
