package io.rowcast.conversation;

import io.rowcast.delivery.DeliveryLedgerStore.Report;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.Moves;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of messages written by hand, within the caller's transaction: each is there, committed and as being sent, before
 * its one request leaves. What becomes of it only moves forward, by Meta's answer or by webhooks, whichever is first.
 */
public final class HandMessageStore {
    static final String MESSAGE = "hand_message.message";
    static final String VIEW = "hand_message.view";

    /**
     * A message on its way.
     *
     * @param key the caller's Idempotency-Key
     * @param requestHash what the key was given for
     * @param body the exact JSON for Meta
     * @param view how it looks, as JSON
     */
    record Claim(
            UUID id,
            UUID conversation,
            UUID sender,
            String key,
            byte[] requestHash,
            Actor actor,
            String body,
            String view) {
        @Override
        public String toString() {
            return "message " + id;
        }
    }

    /** What a key was given for before. */
    record Earlier(UUID id, UUID conversation, byte[] requestHash) {}

    Optional<Earlier> earlier(Handle handle, String key) {
        return handle.createQuery("""
                        select message_id, conversation_id, request_hash from hand_message
                        where workspace_id = (select current_workspace()) and idempotency_key = :key
                        """)
                .bind("key", key)
                .map((row, context) ->
                        new Earlier(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .findOne();
    }

    /**
     * Puts a message into the ledger as being sent, and its conversation on top of the list.
     *
     * @param expires a node that has not said by then what became of it must have died
     * @return false where the key was given before, perhaps a moment ago by the same click
     */
    boolean claim(Handle handle, Sealer sealer, Claim claim, Instant now, Instant expires) {
        return handle.createQuery("""
                        with claimed as (
                          insert into hand_message (workspace_id, message_id, conversation_id, sender_id, idempotency_key,
                            request_hash, actor_kind, actor_id, message, view, created_at, status, status_at,
                            claim_expires_at)
                          values ((select current_workspace()), :id, :conversation, :sender, :key, :hash, :kind,
                            :actor::uuid, :message, :view, :now, 'sending', :now, :expires)
                          on conflict (workspace_id, idempotency_key) do nothing
                          returning message_id),
                        risen as (
                          update conversation c set last_at = greatest(c.last_at, :now)
                          where c.workspace_id = (select current_workspace()) and c.conversation_id = :conversation
                            and exists (select from claimed)),
                        told as (
                          insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                          select (select current_workspace()), 'message', :conversation, message_id from claimed)
                        select count(*) from claimed
                        """)
                        .bind("id", claim.id())
                        .bind("conversation", claim.conversation())
                        .bind("sender", claim.sender())
                        .bind("key", claim.key())
                        .bind("hash", claim.requestHash())
                        .bind("kind", claim.actor().kind())
                        .bind("actor", claim.actor().id())
                        .bind("message", sealer.seal(claim.body(), MESSAGE))
                        .bind("view", sealer.seal(claim.view(), VIEW))
                        .bind("now", now)
                        .bind("expires", expires)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /** Meta has taken it; a webhook may have told more already. */
    void taken(Handle handle, UUID id, MessageId messageId, Instant now) {
        handle.createUpdate("""
                        with taken as (
                          update hand_message
                          set wamid_id = :wamid, status = greatest(status, 'accepted'), claim_expires_at = null,
                            status_at = case when status < 'accepted' then :now else status_at end
                          where workspace_id = (select current_workspace()) and message_id = :id
                          returning conversation_id)
                        insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                        select (select current_workspace()), 'status', conversation_id, :id from taken
                        """)
                .bind("id", id)
                .bind("wamid", messageId.bytes())
                .bind("now", now)
                .execute();
    }

    /**
     * It has not left, for certain, or Meta has refused it.
     *
     * @param code Meta's; null where it never came to Meta
     */
    void failed(Handle handle, Sealer sealer, UUID id, @Nullable Integer code, @Nullable String words, Instant now) {
        handle.createUpdate("""
                        with failed as (
                          update hand_message
                          set status = 'failed', status_at = :now, error_code = :code, error_text = :words,
                            claim_expires_at = null
                          where workspace_id = (select current_workspace()) and message_id = :id
                            and status in ('sending', 'unknown', 'unconfirmed')
                          returning conversation_id)
                        insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                        select (select current_workspace()), 'status', conversation_id, :id from failed
                        """)
                .bind("id", id)
                .bind("code", code)
                .bind("words", words == null ? null : sealer.seal(words, DeliverySeals.ERROR_TEXT))
                .bind("now", now)
                .execute();
    }

    /** Nobody can say whether it was taken, until a webhook does. */
    void inDoubt(Handle handle, UUID id, Instant now) {
        handle.createUpdate("""
                        with doubtful as (
                          update hand_message set status = 'unknown', status_at = :now, claim_expires_at = null
                          where workspace_id = (select current_workspace()) and message_id = :id and status = 'sending'
                          returning conversation_id)
                        insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                        select (select current_workspace()), 'status', conversation_id, :id from doubtful
                        """).bind("id", id).bind("now", now).execute();
    }

    /**
     * Records what Meta's webhooks report of messages that are no deliveries, by one statement for all; older news than is known
     * changes nothing, and what is not ours is let pass.
     */
    public void record(Handle handle, List<Report> reports) {
        if (reports.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        with news as (
                          select id, decode(wamid, 'hex') as wamid, status::delivery_status as status, at, error_code,
                                 decode(error_text, 'hex') as error_text
                          from unnest(:ids, :wamids, :statuses, :times::timestamptz[], :errorCodes, :errorTexts)
                            as n (id, wamid, status, at, error_code, error_text)),
                        found as (
                          select h.message_id, h.status as before, n.*
                          from news n
                          join hand_message h on h.workspace_id = (select current_workspace())
                            and h.message_id = coalesce(n.id, (
                              select w.message_id from hand_message w
                              where w.workspace_id = (select current_workspace()) and w.wamid_id = n.wamid limit 1))
                          order by h.message_id
                          for update of h),
                        furthest as (
                          select distinct on (message_id) * from found
                          where before::text || '>' || status::text = any (:moves)
                          order by message_id, status desc),
                        moved as (
                          update hand_message h
                          set status = f.status, status_at = f.at, wamid_id = coalesce(h.wamid_id, f.wamid),
                            error_code = f.error_code,
                            error_text = case when h.message is not null then f.error_text end, claim_expires_at = null
                          from furthest f
                          where h.workspace_id = (select current_workspace()) and h.message_id = f.message_id
                          returning h.conversation_id, h.message_id)
                        insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                        select (select current_workspace()), 'status', conversation_id, message_id from moved
                        """)
                .bindArray("moves", String.class, Moves.reported().toArray())
                .bindArray("ids", UUID.class, column(reports, Report::deliveryId))
                .bindArray(
                        "wamids",
                        String.class,
                        column(reports, report -> report.messageId().hex()))
                .bindArray(
                        "statuses",
                        String.class,
                        column(reports, report -> report.status().status().word()))
                .bindArray(
                        "times",
                        String.class,
                        column(reports, report -> report.status().at().toString()))
                .bindArray(
                        "errorCodes",
                        Integer.class,
                        column(reports, report -> report.status().errorCode()))
                .bindArray(
                        "errorTexts",
                        String.class,
                        column(reports, report -> hex(report.status().errorDetails())))
                .execute();
    }

    private static Object[] column(Collection<Report> reports, Function<Report, @Nullable Object> value) {
        return reports.stream().map(value).toArray();
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    /** Where a claim has run out by {@code now}, or something is unknown since {@code since}. */
    List<WorkspaceId> workspacesInDoubt(Database database, Instant now, Instant since) {
        return database.outsideWorkspaces(
                handle -> handle.createQuery("select workspace_id from workspaces_with_hand_doubts(:now, :since)")
                        .bind("now", now)
                        .bind("since", since)
                        .map((row, context) -> new WorkspaceId(row.getObject(1, UUID.class)))
                        .list());
    }

    /** What is unknown since then becomes unconfirmed, and claims that have run out become unknown. */
    void review(Handle handle, Instant now, Instant since) {
        handle.createUpdate("""
                        with late as (
                          select message_id, status from hand_message
                          where workspace_id = (select current_workspace())
                            and ((status = 'unknown' and status_at <= :since)
                              or (status = 'sending' and claim_expires_at <= :now))
                          order by message_id
                          for update),
                        moved as (
                          update hand_message h
                          set status = case late.status when 'unknown' then 'unconfirmed' else 'unknown' end::delivery_status,
                            status_at = :now, claim_expires_at = null
                          from late
                          where h.workspace_id = (select current_workspace()) and h.message_id = late.message_id
                          returning h.conversation_id, h.message_id)
                        insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                        select (select current_workspace()), 'status', conversation_id, message_id from moved
                        """).bind("now", now).bind("since", since).execute();
    }
}
