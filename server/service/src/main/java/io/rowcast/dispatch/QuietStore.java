package io.rowcast.dispatch;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Lets rows wait for the end of their recipients' quiet hours, within the claim's transaction. */
final class QuietStore {
    /** More rows than that are for another claim: a transaction is over soon, and a claim looks at a quiet row no second time. */
    private static final int SHARE = 2000;

    /**
     * Those among the campaign's next rows for which it is a quiet hour are due when that ends; a drip's may have waited for
     * such a moment before.
     */
    void letSleep(Handle handle, SendingCampaign campaign, Instant now) {
        handle.createUpdate("""
                        with deferred as (
                          select d.delivery_id, coalesce(d.zone, :zone) as zone
                          from queued q
                          join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                            and q.due_at > '-infinity' and q.due_at <= :now
                            and d.status = 'queued' and d.due_at = q.due_at
                          order by q.due_at, q.row_number
                          limit :share
                          for update of d skip locked),
                        fresh as (
                          select d.delivery_id, coalesce(d.zone, :zone) as zone
                          from queued q
                          join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                            and q.due_at = '-infinity' and d.status = 'queued' and d.due_at is null
                          order by q.row_number
                          limit :share
                          for update of d skip locked),
                        next as (select * from deferred union all select * from fresh),
                        asleep as (
                          select z.zone, quiet_until(:now, z.zone, :quietFrom, :quietTo) as wakes
                          from (select distinct zone from next) z)
                        update delivery d set due_at = a.wakes
                        from next n join asleep a using (zone)
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = n.delivery_id
                          and a.wakes > :now
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("zone", campaign.quiet() == null ? null : campaign.quiet().zone())
                .bind("quietFrom", campaign.quietFrom())
                .bind("quietTo", campaign.quietTo())
                .bind("share", SHARE)
                .bind("now", now)
                .execute();
    }
}
