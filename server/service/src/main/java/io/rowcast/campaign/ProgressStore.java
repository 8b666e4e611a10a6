package io.rowcast.campaign;

import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.MetaError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Counts what became of a campaign's deliveries, within the caller's transaction. */
final class ProgressStore {
    /**
     * Deliveries by status; every status is there. One statement, so that they are of one moment and add up.
     *
     * @param retryable failed ones for which another try is worth it
     */
    record Counts(Map<DeliveryStatus, Integer> byStatus, int retryable) {
        int of(DeliveryStatus status) {
            return byStatus.getOrDefault(status, 0);
        }
    }

    /** How a campaign's first rows fare; {@code pending} are those whose fate is not known. */
    record FirstRows(boolean passed, int delivered, int failed, int pending) {}

    private record Count(DeliveryStatus status, int rows, int retryable) {}

    Counts counts(Handle handle, UUID campaign) {
        Map<DeliveryStatus, Integer> byStatus = new LinkedHashMap<>();
        for (DeliveryStatus status : DeliveryStatus.values()) {
            byStatus.put(status, 0);
        }
        int retryable = 0;
        for (Count count : handle.createQuery("""
                        select status::text, count(*), count(*) filter (
                            where status = 'failed' and error_code = any(:worthAnotherTry))
                        from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        group by status
                        """)
                .bind("campaign", campaign)
                .bindArray("worthAnotherTry", Integer.class, MetaError.codesWorthAnotherTry())
                .map((row, context) -> new Count(DeliveryStatus.of(row.getString(1)), row.getInt(2), row.getInt(3)))
                .list()) {
            byStatus.put(count.status(), count.rows());
            retryable += count.retryable();
        }
        return new Counts(byStatus, retryable);
    }

    /** Empty where the campaign has no canary. */
    Optional<FirstRows> firstRows(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select c.canary_passed_at is not null,
                          count(*) filter (where first.status in ('delivered', 'read')),
                          count(*) filter (where first.status = 'failed'),
                          count(*) filter (where first.status in ('queued', 'sending', 'unknown', 'accepted', 'sent'))
                        from campaign c cross join lateral (
                          select d.status from delivery d
                          where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                          order by d.row_number
                          limit c.canary_rows) first
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and c.canary_rows is not null
                        group by c.canary_passed_at
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> new FirstRows(row.getBoolean(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .findOne();
    }

    int replies(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select count(*) from reply
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
    }
}
