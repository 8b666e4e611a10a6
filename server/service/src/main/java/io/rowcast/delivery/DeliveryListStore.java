package io.rowcast.delivery;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries for people: to look at, and to decide on. */
public final class DeliveryListStore {
    private final Database database;
    private final Sealers sealers;

    public DeliveryListStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Whether the workspace has the campaign. */
    boolean hasCampaign(WorkspaceId workspace, UUID campaignId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                                select exists (select from campaign
                                  where workspace_id = (select current_workspace()) and campaign_id = :id)
                                """)
                        .bind("id", campaignId)
                        .mapTo(boolean.class)
                        .one());
    }

    /**
     * The next {@code limit} deliveries of a campaign after row {@code after}, by row.
     *
     * @param status of this one only; null for any
     * @param notInSheet only those whose status could not be written to the sheet
     */
    List<Delivery> page(
            WorkspaceId workspace,
            UUID campaignId,
            int after,
            @Nullable DeliveryStatus status,
            boolean notInSheet,
            int limit) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select delivery_id, campaign_id, row_number, row_key, recipient, status, status_at, error_code,
                               error_text, write_trouble
                        from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and row_number > :after and (:status::delivery_status is null or status = :status::delivery_status)
                          and (not :notInSheet or write_trouble is not null)
                        order by row_number
                        limit :limit
                        """)
                        .bind("campaign", campaignId)
                        .bind("after", after)
                        .bind("status", status == null ? null : status.word())
                        .bind("notInSheet", notInSheet)
                        .bind("limit", limit)
                        .map((row, context) -> read(row, sealer))
                        .list());
    }

    Optional<Delivery> find(WorkspaceId workspace, UUID deliveryId) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select delivery_id, campaign_id, row_number, row_key, recipient, status, status_at, error_code,
                               error_text, write_trouble
                        from delivery
                        where workspace_id = (select current_workspace()) and delivery_id = :id
                        """)
                        .bind("id", deliveryId)
                        .map((row, context) -> read(row, sealer))
                        .findOne());
    }

    /**
     * Queues an unconfirmed delivery again, and its campaign with it where that was done. A cancelled campaign sends
     * nothing any more, a paused one when it is resumed.
     *
     * @return whether it was so
     */
    boolean queueAgain(WorkspaceId workspace, UUID deliveryId, Instant now) {
        return database.inWorkspace(workspace, handle -> {
            int campaigns = handle.createUpdate("""
                            update campaign c
                            set status = case c.status when 'paused' then 'paused' else 'sending' end, finished_at = null,
                                send_until = case when c.send_until > :now then c.send_until end
                            from delivery d
                            where c.workspace_id = (select current_workspace())
                              and d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                              and d.delivery_id = :id and d.status = 'unconfirmed' and d.message is not null and c.status in ('sending', 'paused', 'done')
                            """)
                    .bind("id", deliveryId)
                    .bind("now", now)
                    .execute();
            int deliveries = campaigns == 0
                    ? 0
                    : handle.createUpdate("""
                            update delivery
                            set status = 'queued', status_at = :now, sent_at = null, due_at = null, attempts = 0,
                                revision = revision + 1
                            where workspace_id = (select current_workspace()) and delivery_id = :id
                              and status = 'unconfirmed'
                            """)
                            .bind("id", deliveryId)
                            .bind("now", now)
                            .execute();
            return deliveries == 1;
        });
    }

    private static Delivery read(ResultSet row, Sealer sealer) throws SQLException {
        byte[] recipient = row.getBytes("recipient");
        byte[] errorText = row.getBytes("error_text");
        String sheetTrouble = row.getString("write_trouble");
        return new Delivery(
                row.getObject("delivery_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getInt("row_number"),
                row.getString("row_key"),
                recipient == null ? null : sealer.open(recipient, DeliverySeals.RECIPIENT),
                DeliveryStatus.of(row.getString("status")),
                row.getTimestamp("status_at").toInstant(),
                row.getObject("error_code", Integer.class),
                errorText == null ? null : sealer.open(errorText, DeliverySeals.ERROR_TEXT),
                sheetTrouble == null ? null : WriteTrouble.of(sheetTrouble));
    }
}
