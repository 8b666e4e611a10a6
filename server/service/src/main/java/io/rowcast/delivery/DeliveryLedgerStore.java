package io.rowcast.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
     * webhooks are harmless; {@code read} without {@code delivered} says both. What belongs to no delivery of the
     * workspace is let pass.
     */
    public void record(Handle handle, List<Report> reports) {
        List<Report> withOurId =
                reports.stream().filter(report -> report.deliveryId() != null).toList();
        int[] changed = recordById(handle, withOurId);
        List<Report> others = new java.util.ArrayList<>(
                reports.stream().filter(report -> report.deliveryId() == null).toList());
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                others.add(withOurId.get(i));
            }
        }
        recordByWamid(handle, others);
    }

    private static int[] recordById(Handle handle, List<Report> reports) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery
                set wamid_id = coalesce(wamid_id, :wamid), claimed_by = null, claim_expires_at = null,
                    error_code = case when status < :status::delivery_status then :errorCode else error_code end,
                    error_text = case when status < :status::delivery_status then :errorDetails else error_text end,
                    status_at = case when status < :status::delivery_status then :at else status_at end,
                    revision = revision + (status < :status::delivery_status)::int,
                    status = greatest(status, :status::delivery_status)
                where workspace_id = (select current_workspace()) and delivery_id = :id
                  and (status < :status::delivery_status or wamid_id is null)
                  and status not in ('cancelled', 'skipped')
                """);
        reports.forEach(
                report -> bind(batch, report).bind("id", report.deliveryId()).add());
        return batch.size() == 0 ? new int[0] : batch.execute();
    }

    private static void recordByWamid(Handle handle, List<Report> reports) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery
                set error_code = :errorCode, error_text = :errorDetails, status_at = :at, revision = revision + 1,
                    claimed_by = null, claim_expires_at = null, status = :status::delivery_status
                where workspace_id = (select current_workspace()) and wamid_id = :wamid
                  and status < :status::delivery_status and status not in ('cancelled', 'skipped')
                """);
        reports.forEach(report -> bind(batch, report).add());
        if (batch.size() > 0) {
            batch.execute();
        }
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
                        select delivery_id, campaign_id from delivery
                        where workspace_id = (select current_workspace()) and wamid_id = :wamid
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

    /** Notes that something beside the status changed that a cell shows: a reply came. */
    public void touch(Handle handle, UUID deliveryId) {
        handle.createUpdate("""
                        update delivery set revision = revision + 1
                        where workspace_id = (select current_workspace()) and delivery_id = :id
                        """).bind("id", deliveryId).execute();
    }
}
