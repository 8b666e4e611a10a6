package io.rowcast.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Records what becomes of deliveries, within the caller's transaction. Every change adds one to {@code revision}, which is
 * how write-back sees that the sheet lags behind.
 */
public final class DeliveryLedgerStore {
    /**
     * Moves a delivery forward. News that is older than what is known changes nothing, so repeated, late and shuffled
     * webhooks are harmless.
     *
     * @return whether the delivery moved
     */
    public boolean record(Handle handle, UUID deliveryId, StatusReport report) {
        return handle.createUpdate("""
                        update delivery
                        set status = :status::delivery_status, status_at = :at, claimed_by = null, claim_expires_at = null,
                            error_code = :errorCode, error_text = :errorDetails, revision = revision + 1
                        where workspace_id = (select current_workspace()) and delivery_id = :id
                          and status < :status::delivery_status and status not in ('cancelled', 'skipped')
                        """)
                        .bind("id", deliveryId)
                        .bind("status", report.status().word())
                        .bind("at", report.at())
                        .bind("errorCode", report.errorCode())
                        .bind("errorDetails", report.errorDetails())
                        .execute()
                == 1;
    }

    /** Remembers Meta's message id of a delivery whose answer was lost, from the webhook that carries both ids. */
    public void learnWamid(Handle handle, UUID deliveryId, byte[] wamidId) {
        handle.createUpdate("""
                        update delivery set wamid_id = :wamid
                        where workspace_id = (select current_workspace()) and delivery_id = :id and wamid_id is null
                        """).bind("id", deliveryId).bind("wamid", wamidId).execute();
    }

    /** Finds a delivery by the fingerprint of Meta's message id. */
    public Optional<DeliveryRef> byWamid(Handle handle, byte[] wamidId) {
        return handle.createQuery("""
                        select delivery_id, campaign_id from delivery
                        where workspace_id = (select current_workspace()) and wamid_id = :wamid
                        """)
                .bind("wamid", wamidId)
                .map((row, context) -> new DeliveryRef(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .findOne();
    }

    /** The last delivery of a sender that reached a recipient, or may have, before {@code when}. */
    public Optional<DeliveryRef> lastTo(Handle handle, UUID senderId, byte[] recipientId, Instant when) {
        return handle.createQuery("""
                        select delivery_id, campaign_id from delivery
                        where workspace_id = (select current_workspace())
                          and recipient_id = :recipient and sender_id = :sender and sent_at <= :when
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
