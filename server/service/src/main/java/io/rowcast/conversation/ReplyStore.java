package io.rowcast.conversation;

import io.rowcast.contact.RecipientId;
import io.rowcast.conversation.InboundMessage.Version;
import io.rowcast.delivery.ButtonId;
import io.rowcast.delivery.DeliveryRef;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Keeps inbound messages, each once however often Meta's webhook comes; within the caller's transaction. */
public final class ReplyStore {
    static final String RECIPIENT = "reply.recipient";
    static final String BODY = "reply.body";

    /** What became of a change to a message. */
    sealed interface Changed {
        /** There is no such message. */
        record Unknown() implements Changed {}

        /** A later change came before. */
        record Stale() implements Changed {}

        /** @param deliveryId whose row shows the message; null where none does */
        record Done(@Nullable UUID deliveryId) implements Changed {}
    }

    private static final String ADD = """
            insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                received_at, changed_at, delivery_id, campaign_id, button_id, payload_id, conversation_id, said_at, arrived_at)
            values ((select current_workspace()), :id, :wamid, :sender, :recipientId, :recipient, :type, :body,
                :at, :changed, :delivery::uuid, :campaign::uuid, :button, :payload, :conversation, :said, :arrived)
            on conflict (workspace_id, wamid_id) do nothing
            """;

    /** With its file, to be fetched at once, in the same statement: webhooks wait for each of them. */
    private static final String ADD_WITH_FILE = "with added as (" + ADD + """
            returning reply_id)
            insert into reply_media (workspace_id, reply_id, sender_id, meta_id, kind, mime_type, filename, next_attempt_at,
                ends_at)
            select (select current_workspace()), reply_id, :sender, :metaId, :kind, :mimeType, :filename, :arrived, :ends
            from added
            """;

    /**
     * Keeps a message.
     *
     * @return false when it is known already
     */
    boolean add(
            Handle handle,
            Sealer sealer,
            UUID senderId,
            Conversations.Received received,
            UUID conversation,
            Optional<DeliveryRef> answered) {
        InboundMessage message = received.message();
        InboundFile file = message.file();
        Update update = handle.createUpdate(file == null ? ADD : ADD_WITH_FILE)
                .bind("id", UUID.randomUUID())
                .bind("wamid", MessageId.of(sealer, message.wamid()).bytes())
                .bind("sender", senderId)
                .bind(
                        "recipientId",
                        RecipientId.of(sealer, message.from().name()).bytes())
                .bind("recipient", sealer.seal(message.from().name(), RECIPIENT))
                .bind("type", message.type())
                .bind("body", sealer.seal(message.text(), BODY))
                .bind("at", message.at())
                .bind("changed", message.version() == Version.FIRST ? null : message.at())
                .bind("button", message.isButton() ? button(sealer, message.text()) : null)
                .bind("payload", message.isButton() ? button(sealer, message.payload()) : null)
                .bind("delivery", answered.map(DeliveryRef::deliveryId).orElse(null))
                .bind("campaign", answered.map(DeliveryRef::campaignId).orElse(null))
                .bind("conversation", conversation)
                .bind("said", received.saidAt())
                .bind("arrived", received.arrived());
        if (file != null) {
            String filename = file.filename();
            update.bind("metaId", file.metaId())
                    .bind("kind", file.kind())
                    .bind("mimeType", file.mimeType())
                    .bind("filename", filename == null ? null : sealer.seal(filename, ReplyMediaStore.FILENAME))
                    .bind("ends", message.at().plus(ReplyMediaStore.IDS_LIVE));
        }
        return update.execute() == 1;
    }

    private static byte @Nullable [] button(Sealer sealer, @Nullable String words) {
        return words == null ? null : ButtonId.of(sealer, words).bytes();
    }

    /** Tells whoever looks after follow-ups that a person has written: their rows may wait for it, or drop out. */
    void tellFollowUps(Handle handle, UUID senderId, RecipientId writer) {
        handle.createUpdate("""
                        insert into follow_news (workspace_id, campaign_id, row_key)
                        select d.workspace_id, d.campaign_id, d.row_key
                        from campaign c join delivery d using (workspace_id, campaign_id)
                        where c.workspace_id = (select current_workspace()) and c.sender_id = :sender
                          and c.step is not null and c.status in ('sending', 'paused') and d.status = 'queued'
                          and d.recipient_id in (select same_person(:writer))
                        """)
                .bind("sender", senderId)
                .bind("writer", writer.bytes())
                .execute();
    }

    /** Shows a message as its writer has changed it; with one that they deleted goes its file. */
    Changed change(Handle handle, Sealer sealer, InboundMessage message) {
        return handle.createQuery("""
                        with known as (
                          select reply_id, changed_at from reply
                          where workspace_id = (select current_workspace()) and wamid_id = :wamid
                          for update),
                        changed as (
                          update reply r
                          set body = :body, changed_at = :at, type = case when :deleted then 'revoke' else r.type end
                          from known k
                          where r.workspace_id = (select current_workspace()) and r.reply_id = k.reply_id
                            and (k.changed_at is null or k.changed_at <= :at) and r.body is not null
                          returning r.reply_id, r.delivery_id),
                        forgotten as (
                          delete from reply_media m using changed c
                          where :deleted and m.workspace_id = (select current_workspace()) and m.reply_id = c.reply_id)
                        select c.reply_id is not null, c.delivery_id from known k left join changed c using (reply_id)
                        """)
                .bind("wamid", MessageId.of(sealer, message.wamid()).bytes())
                .bind("body", sealer.seal(message.text(), BODY))
                .bind("at", message.at())
                .bind("deleted", message.version() == Version.DELETED)
                .map((row, context) ->
                        row.getBoolean(1) ? new Changed.Done(row.getObject(2, UUID.class)) : new Changed.Stale())
                .findOne()
                .orElseGet(Changed.Unknown::new);
    }
}
