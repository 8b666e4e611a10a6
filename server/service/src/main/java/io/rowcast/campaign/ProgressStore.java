package io.rowcast.campaign;

import io.rowcast.delivery.DeliveryStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Counts what became of a campaign's deliveries, within the caller's transaction. */
final class ProgressStore {
    /** Deliveries by status; every status is there. */
    Map<DeliveryStatus, Integer> counts(Handle handle, UUID campaign) {
        Map<DeliveryStatus, Integer> counts = new LinkedHashMap<>();
        for (DeliveryStatus status : DeliveryStatus.values()) {
            counts.put(status, 0);
        }
        handle.createQuery("""
                        select status::text, count(*) from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        group by status
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> Map.entry(DeliveryStatus.of(row.getString(1)), row.getInt(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
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
