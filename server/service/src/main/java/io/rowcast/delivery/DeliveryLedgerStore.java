package io.rowcast.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Records what becomes of deliveries, within the caller's transaction. Every change that a cell shows adds one to
 * {@code revision}, which is how write-back sees that the sheet lags behind.
 */
public final class DeliveryLedgerStore {
    /** News of one message: found by our own id, which Meta brings back, or else by Meta's. */
    public record Report(@Nullable UUID deliveryId, MessageId messageId, StatusReport status) {}

    /**
     * Moves deliveries forward. News that is older than what is known changes nothing, so repeated, late and shuffled
     * webhooks are harmless; {@code read} without {@code delivered} says both.
     *
     * @return the reports that carry no id of a delivery of the workspace; most of them belong to no delivery
     */
    public List<Report> record(Handle handle, List<Report> reports) {
        Map<UUID, Report> furthest = new TreeMap<>();
        reports.forEach(report -> {
            if (report.deliveryId() != null) {
                furthest.merge(report.deliveryId(), report, DeliveryLedgerStore::further);
            }
        });
        Set<UUID> found = recordById(handle, furthest.values());
        List<Report> others = reports.stream()
                .filter(report -> report.deliveryId() == null || !found.contains(report.deliveryId()))
                .toList();
        recordByWamid(handle, others);
        return others;
    }

    private static Report further(Report one, Report other) {
        return other.status().status().compareTo(one.status().status()) > 0 ? other : one;
    }

    /**
     * One statement for all: a webhook comes for every step of every message, and a statement for each was most of what
     * the inbox cost. Rows are locked in the order of their ids, in which the dispatcher locks them too.
     *
     * <p>A row that is tried again keeps Meta's id of the last try until it has the next. So while it is not answered, a
     * report of the id that it has is of an earlier try, and once it is, so is one of any other id. That such a try was sent
     * or has failed is no news; that it arrived after all is.
     *
     * @return the ids that the workspace has
     */
    private static Set<UUID> recordById(Handle handle, Collection<Report> reports) {
        if (reports.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery("""
                        with news as (
                          select id, decode(wamid, 'hex') as wamid, status::delivery_status as status, at, error_code,
                                 decode(error_text, 'hex') as error_text
                          from unnest(:ids, :wamids, :statuses, :times::timestamptz[], :errorCodes, :errorTexts)
                            as n (id, wamid, status, at, error_code, error_text)),
                        found as (
                          select d.delivery_id, n.*, d.status in (
                              'queued', 'sending', 'unknown', 'unconfirmed', 'cancelled', 'skipped') as unanswered,
                            d.status::text || '>' || n.status::text = any(:moves) and not coalesce(
                              n.status in ('sent', 'failed') and (d.wamid_id = n.wamid) = (d.status in (
                                'queued', 'sending', 'unknown', 'unconfirmed', 'cancelled', 'skipped')), false) as moves,
                            d.wamid_id
                          from news n
                          join delivery d on d.workspace_id = (select current_workspace()) and d.delivery_id = n.id
                          order by d.delivery_id
                          for update of d),
                        moved as (
                          update delivery d
                          set wamid_id = case when b.moves and b.unanswered then b.wamid
                                else coalesce(d.wamid_id, b.wamid) end,
                              claimed_by = case when not b.moves then d.claimed_by end,
                              claim_expires_at = case when not b.moves then d.claim_expires_at end,
                              error_code = case when b.moves then b.error_code else d.error_code end,
                              error_text = case when not b.moves then d.error_text
                                when d.recipient is not null then b.error_text end,
                              status_at = case when b.moves then b.at else d.status_at end,
                              -- A row that is forgotten is not written any more.
                              revision = d.revision + (b.moves and d.recipient is not null)::int,
                              status = case when b.moves then b.status else d.status end
                          from found b
                          where d.workspace_id = (select current_workspace()) and d.delivery_id = b.delivery_id
                            and (b.moves or b.wamid_id is null))
                        select delivery_id from found
                        """)
                .bindArray("moves", String.class, Moves.REPORTED.toArray())
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
                .mapTo(UUID.class)
                .set();
    }

    private static Object[] column(Collection<Report> reports, Function<Report, @Nullable Object> value) {
        return reports.stream().map(value).toArray();
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    /** One by one, and locked in the order of their ids before. */
    private static void recordByWamid(Handle handle, List<Report> reports) {
        if (reports.isEmpty()) {
            return;
        }
        handle.createQuery("""
                        select d.delivery_id
                        from delivery_wamid w
                        join delivery d on d.workspace_id = w.workspace_id and d.delivery_id = w.delivery_id
                        where w.workspace_id = (select current_workspace())
                          and w.wamid_id = any(array(select decode(wamid, 'hex') from unnest(:wamids) wamid))
                        order by d.delivery_id
                        for update of d
                        """)
                .bindArray(
                        "wamids",
                        String.class,
                        column(reports, report -> report.messageId().hex()))
                .mapTo(UUID.class)
                .list();
        PreparedBatch batch = handle.prepareBatch("""
                update delivery d
                set error_code = :errorCode, error_text = case when d.recipient is not null then :errorDetails::bytea end,
                    status_at = :at, revision = d.revision + (d.recipient is not null)::int,
                    claimed_by = null, claim_expires_at = null, status = :status::delivery_status
                from delivery_wamid w
                where w.workspace_id = (select current_workspace()) and w.wamid_id = :wamid
                  and d.workspace_id = w.workspace_id and d.delivery_id = w.delivery_id and d.wamid_id = w.wamid_id
                  and d.status::text || '>' || :status = any(:moves)
                  and not (:status in ('sent', 'failed') and d.status in (
                    'queued', 'sending', 'unknown', 'unconfirmed', 'cancelled', 'skipped'))
                """);
        reports.forEach(report -> bind(batch, report)
                .bindArray("moves", String.class, Moves.REPORTED.toArray())
                .add());
        batch.execute();
    }

    private static PreparedBatch bind(PreparedBatch batch, Report report) {
        StatusReport status = report.status();
        return batch.bind("wamid", report.messageId().bytes())
                .bind("status", status.status().word())
                .bind("at", status.at())
                .bind("errorCode", status.errorCode())
                .bind("errorDetails", status.errorDetails());
    }

    /** Finds a delivery by Meta's message id. */
    public Optional<DeliveryRef> byWamid(Handle handle, MessageId messageId) {
        return handle.createQuery("""
                        select d.delivery_id, d.campaign_id
                        from delivery_wamid w
                        join delivery d on d.workspace_id = w.workspace_id and d.delivery_id = w.delivery_id
                        where w.workspace_id = (select current_workspace()) and w.wamid_id = :wamid
                        """)
                .bind("wamid", messageId.bytes())
                .map((row, context) -> new DeliveryRef(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .findFirst();
    }

    /** The last delivery of a sender that reached a person, under whichever name, or may have, before {@code when}. */
    public Optional<DeliveryRef> lastTo(Handle handle, UUID senderId, byte[] recipientId, Instant when) {
        return handle.createQuery("""
                        select delivery_id, campaign_id from delivery
                        where workspace_id = (select current_workspace())
                          and recipient_id in (select same_person(:recipient)) and sender_id = :sender and sent_at <= :when
                          and status not in ('queued', 'failed', 'cancelled', 'skipped')
                        order by sent_at desc
                        limit 1
                        """)
                .bind("recipient", recipientId)
                .bind("sender", senderId)
                .bind("when", when)
                .map((row, context) -> new DeliveryRef(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .findOne();
    }

    /** Notes that something beside the status changed that cells show: replies came. */
    public void touch(Handle handle, Set<UUID> deliveryIds) {
        if (deliveryIds.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        with touched as (
                          select delivery_id from delivery
                          where workspace_id = (select current_workspace()) and delivery_id = any(:ids)
                          order by delivery_id
                          for update)
                        update delivery d set revision = d.revision + (d.recipient is not null)::int
                        from touched t
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = t.delivery_id
                        """).bindArray("ids", UUID.class, deliveryIds).execute();
    }
}
