package io.rowcast.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Marks campaigns as done. */
final class FinishStore {
    private FinishStore() {}

    /**
     * Those of which no row is left or under way, and to which none may come. One that somebody has locked is left for a later
     * claim, which asks again: whoever waited here with rows of other campaigns in hand could be waited for in turn.
     */
    static void finish(Handle handle, Collection<UUID> campaigns, Instant now) {
        if (campaigns.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        with over as (
                          select c.campaign_id
                          from campaign c
                          where c.workspace_id = (select current_workspace()) and c.campaign_id = any (:campaigns)
                            and c.status = 'sending' and not c.standing
                            -- More may come to a follow-up for as long as its campaign is not over.
                            and (c.step is null or not exists (
                              select from campaign p
                              where p.workspace_id = c.workspace_id and p.campaign_id = c.parent_id
                                and p.status in ('scheduled', 'sending', 'paused')))
                            and not exists (
                              select from queued q
                              where q.workspace_id = (select current_workspace()) and q.campaign_id = c.campaign_id)
                            and not exists (
                              select from delivery d
                              where d.workspace_id = (select current_workspace()) and d.campaign_id = c.campaign_id
                                and d.status in ('sending', 'unknown'))
                          for update of c skip locked)
                        update campaign c set status = 'done', finished_at = :now
                        from over
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = over.campaign_id
                        """)
                .bindArray("campaigns", UUID.class, campaigns)
                .bind("now", now)
                .execute();
    }
}
