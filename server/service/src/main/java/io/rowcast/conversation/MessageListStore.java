package io.rowcast.conversation;

import io.rowcast.conversation.ConversationMessage.CampaignRow;
import io.rowcast.conversation.ConversationMessage.File;
import io.rowcast.conversation.ConversationMessage.FileState;
import io.rowcast.conversation.ConversationMessage.State;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation from all three ledgers, newest first, within the caller's transaction; without those whose
 * words the workspace keeps no longer.
 */
final class MessageListStore {
    /** How a delivery looks, as it was frozen. */
    private static final String DELIVERY_VIEW = "delivery.view";

    /** The next {@code limit} messages behind a place. */
    List<ConversationMessage> page(Handle handle, Sealer sealer, UUID conversation, Place after, int limit) {
        return handle.createQuery("""
                        with known as (
                          select * from conversation
                          where workspace_id = (select current_workspace()) and conversation_id = :conversation)
                        select * from (
                          (select 'inbound' as direction, r.reply_id as id, r.said_at as at, r.type, r.body as content,
                             null as status, null::timestamptz as status_at, null::int as error_code,
                             null::bytea as error_text, null::uuid as campaign_id, null::int as row_number, r.changed_at,
                             m.kind, m.mime_type, m.filename, m.state, m.bytes
                           from reply r left join reply_media m using (workspace_id, reply_id)
                           where r.workspace_id = (select current_workspace()) and r.conversation_id = :conversation
                             and r.body is not null and (r.said_at, r.reply_id) < (:at, :id)
                           order by r.said_at desc, r.reply_id desc limit :limit)
                          union all
                          (select 'hand', h.message_id, h.created_at, null, h.view, h.status::text, h.status_at,
                             h.error_code, h.error_text, null, null, null, null, null, null, null, null
                           from hand_message h
                           where h.workspace_id = (select current_workspace()) and h.conversation_id = :conversation
                             and h.view is not null and (h.created_at, h.message_id) < (:at, :id)
                           order by h.created_at desc, h.message_id desc limit :limit)
                          union all
                          (select 'campaign', d.delivery_id, d.sent_at, null, d.view, d.status::text, d.status_at,
                             d.error_code, d.error_text, d.campaign_id, d.row_number, null, null, null, null, null, null
                           from known c cross join lateral conversation_names(c.recipient_id) n
                           join delivery d on d.workspace_id = c.workspace_id and d.recipient_id = n.recipient_id
                             and d.sender_id = c.sender_id
                           where d.sent_at is not null and d.view is not null and (n.from_time is null or d.sent_at > n.from_time)
                             and (n.until_time is null or d.sent_at <= n.until_time)
                             and (d.sent_at, d.delivery_id) < (:at, :id)
                           order by d.sent_at desc, d.delivery_id desc limit :limit)) every_ledger
                        order by at desc, id desc
                        limit :limit
                        """)
                .bind("conversation", conversation)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> read(row, sealer))
                .list();
    }

    /** One that was written by hand; empty once its words are kept no longer. */
    Optional<ConversationMessage> byHand(Handle handle, Sealer sealer, UUID message) {
        return handle.createQuery("""
                        select 'hand' as direction, message_id as id, created_at as at, view as content,
                          status::text as status, status_at, error_code, error_text
                        from hand_message
                        where workspace_id = (select current_workspace()) and message_id = :id and view is not null
                        """)
                .bind("id", message)
                .map((row, context) -> (ConversationMessage) outbound(row, sealer, HandMessageStore.VIEW, null))
                .findOne();
    }

    /** One that was written by hand in a conversation; empty once its words are kept no longer. */
    Optional<ConversationMessage> byHand(Handle handle, Sealer sealer, UUID conversation, UUID message) {
        return isOf(handle, conversation, message) ? byHand(handle, sealer, message) : Optional.empty();
    }

    private static boolean isOf(Handle handle, UUID conversation, UUID message) {
        return handle.createQuery("""
                        select exists (
                          select from hand_message
                          where workspace_id = (select current_workspace()) and message_id = :id
                            and conversation_id = :conversation)
                        """)
                .bind("id", message)
                .bind("conversation", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    private static ConversationMessage read(ResultSet row, Sealer sealer) throws SQLException {
        return switch (row.getString("direction")) {
            case "inbound" -> inbound(row, sealer);
            case "hand" -> outbound(row, sealer, HandMessageStore.VIEW, null);
            default ->
                outbound(
                        row,
                        sealer,
                        DELIVERY_VIEW,
                        new CampaignRow(row.getObject("campaign_id", UUID.class), row.getInt("row_number")));
        };
    }

    private static ConversationMessage inbound(ResultSet row, Sealer sealer) throws SQLException {
        Timestamp changed = row.getTimestamp("changed_at");
        return new ConversationMessage.Inbound(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("type"),
                sealer.open(row.getBytes("content"), ReplyStore.BODY),
                file(row, sealer),
                changed == null ? null : changed.toInstant());
    }

    private static @Nullable File file(ResultSet row, Sealer sealer) throws SQLException {
        String kind = row.getString("kind");
        byte[] filename = row.getBytes("filename");
        return kind == null
                ? null
                : new File(
                        kind,
                        row.getString("mime_type"),
                        filename == null ? null : sealer.open(filename, ReplyMediaStore.FILENAME),
                        FileState.of(row.getString("state")),
                        row.getObject("bytes", Integer.class));
    }

    private static ConversationMessage.Outbound outbound(
            ResultSet row, Sealer sealer, String viewSeal, @Nullable CampaignRow campaign) throws SQLException {
        byte[] errorText = row.getBytes("error_text");
        return new ConversationMessage.Outbound(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                sealer.open(row.getBytes("content"), viewSeal),
                new State(
                        DeliveryStatus.of(row.getString("status")),
                        row.getTimestamp("status_at").toInstant(),
                        row.getObject("error_code", Integer.class),
                        errorText == null ? null : sealer.open(errorText, DeliverySeals.ERROR_TEXT)),
                campaign);
    }
}
