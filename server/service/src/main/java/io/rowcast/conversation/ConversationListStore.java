package io.rowcast.conversation;

import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Conversations for people to read, within the caller's transaction. */
final class ConversationListStore {
    /** Whom a delivery went to, from which sender. */
    record Addressee(UUID sender, String name) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "addressee of sender " + sender;
        }
    }

    private static final String COLUMNS = """
            select c.conversation_id, c.sender_id, c.recipient, c.profile_name, c.last_inbound_at, last.inbound, last.body,
              last.view, last.at, (
                select count(*) from (
                  select from reply r
                  where r.workspace_id = c.workspace_id and r.conversation_id = c.conversation_id
                    and r.arrived_at > coalesce(c.read_at, '-infinity')
                  limit :mostUnread) unread) as unread,
              s.reason, s.source, s.since
            """;

    private static final String BESIDE = """
            left join lateral (
              select * from (
                (select true as inbound, r.body, null::bytea as view, r.said_at as at from reply r
                 where r.workspace_id = c.workspace_id and r.conversation_id = c.conversation_id
                   and r.body is not null
                 order by r.said_at desc limit 1)
                union all
                (select false, null, h.view, h.created_at from hand_message h
                 where h.workspace_id = c.workspace_id and h.conversation_id = c.conversation_id
                   and h.view is not null
                 order by h.created_at desc limit 1)) both_ways
              order by at desc limit 1) last on true
            left join lateral (
              select s.reason, s.source, s.since from suppression s
              where s.workspace_id = c.workspace_id and s.recipient_id in (select same_person(c.recipient_id))
              order by s.since limit 1) s on true
            """;

    /**
     * A page of those in which the person wrote or was written to by hand, whose last such message is the newest, first.
     *
     * @param unread only those with messages that nobody has read
     * @param after behind this place
     */
    List<Placed> page(Handle handle, Sealer sealer, boolean unread, Place after, int limit) {
        return handle.createQuery(COLUMNS + """
                        , c.last_at from (
                          select * from conversation c
                          where c.workspace_id = (select current_workspace()) and c.last_at is not null
                            and (c.last_at, c.conversation_id) < (:at, :id)
                            and (not :unread or exists (
                              select from reply r
                              where r.workspace_id = c.workspace_id and r.conversation_id = c.conversation_id
                                and r.arrived_at > coalesce(c.read_at, '-infinity')))
                          order by c.last_at desc, c.conversation_id desc
                          limit :limit) c
                        """ + BESIDE + " order by c.last_at desc, c.conversation_id desc")
                .bind("mostUnread", Conversation.MOST_UNREAD)
                .bind("unread", unread)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> new Placed(
                        read(row, sealer),
                        new Place(
                                row.getTimestamp("last_at").toInstant(), row.getObject("conversation_id", UUID.class))))
                .list();
    }

    /** How many of the newest conversations have messages that nobody has read. */
    int unread(Handle handle, int newest) {
        return handle.createQuery("""
                        select count(*) from (
                          select * from conversation
                          where workspace_id = (select current_workspace()) and last_at is not null
                          order by last_at desc, conversation_id desc
                          limit :newest) c
                        where exists (
                          select from reply r
                          where r.workspace_id = c.workspace_id and r.conversation_id = c.conversation_id
                            and r.arrived_at > coalesce(c.read_at, '-infinity'))
                        """)
                .bind("newest", newest)
                .mapTo(Integer.class)
                .one();
    }

    /** A conversation with its place in the list. */
    record Placed(Conversation conversation, Place place) {}

    Optional<Conversation> find(Handle handle, Sealer sealer, UUID id) {
        return handle.createQuery(COLUMNS + " from conversation c " + BESIDE + """
                        where c.workspace_id = (select current_workspace()) and c.conversation_id = :id
                        """)
                .bind("mostUnread", Conversation.MOST_UNREAD)
                .bind("id", id)
                .map((row, context) -> read(row, sealer))
                .findOne();
    }

    /** Empty too once the workspace keeps no longer whom it went to. */
    Optional<Addressee> ofDelivery(Handle handle, Sealer sealer, UUID delivery) {
        return handle.createQuery("""
                        select sender_id, recipient from delivery
                        where workspace_id = (select current_workspace()) and delivery_id = :id and recipient is not null
                        """)
                .bind("id", delivery)
                .map((row, context) -> addressee(row, sealer))
                .findOne();
    }

    /** Whom the last message for a row of a tab went to, of whichever campaign. */
    Optional<Addressee> ofRow(Handle handle, Sealer sealer, String spreadsheet, int sheet, String key) {
        return handle.createQuery("""
                        select d.sender_id, d.recipient
                        from sheet_link l
                        join campaign c on c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id
                        join delivery d on d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                          and d.row_key = :key
                        where l.workspace_id = (select current_workspace()) and l.spreadsheet_id = :spreadsheet
                          and l.sheet_id = :sheet and c.status <> 'draft' and d.recipient is not null
                        order by d.sent_at desc nulls last, d.status_at desc
                        limit 1
                        """)
                .bind("key", key)
                .bind("spreadsheet", spreadsheet)
                .bind("sheet", sheet)
                .map((row, context) -> addressee(row, sealer))
                .findOne();
    }

    private static Addressee addressee(ResultSet row, Sealer sealer) throws SQLException {
        return new Addressee(
                row.getObject("sender_id", UUID.class),
                sealer.open(row.getBytes("recipient"), DeliverySeals.RECIPIENT));
    }

    private static Conversation read(ResultSet row, Sealer sealer) throws SQLException {
        byte[] name = row.getBytes("profile_name");
        return new Conversation(
                row.getObject("conversation_id", UUID.class),
                row.getObject("sender_id", UUID.class),
                sealer.open(row.getBytes("recipient"), ConversationStore.RECIPIENT),
                name == null ? null : sealer.open(name, ConversationStore.PROFILE_NAME),
                last(row, sealer),
                row.getInt("unread"),
                instant(row, "last_inbound_at"),
                suppressed(row));
    }

    private static Conversation.@Nullable Last last(ResultSet row, Sealer sealer) throws SQLException {
        Instant at = instant(row, "at");
        if (at == null) {
            return null;
        }
        boolean inbound = row.getBoolean("inbound");
        return new Conversation.Last(
                at,
                inbound,
                inbound
                        ? sealer.open(row.getBytes("body"), ReplyStore.BODY)
                        : MessageTextView.of(sealer.open(row.getBytes("view"), HandMessageStore.VIEW)));
    }

    private static Conversation.@Nullable Suppressed suppressed(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? null
                : new Conversation.Suppressed(
                        reason,
                        row.getString("source"),
                        row.getTimestamp("since").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
