package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The service's heartbeat, and rows whose time fell between two beats, within the caller's transaction. */
final class HeartbeatStore {
    int beat(Handle handle, Instant now) {
        return handle.createUpdate("""
                        insert into heartbeat (beat_at) values (:now)
                        on conflict (only_one) do update set beat_at = greatest(heartbeat.beat_at, excluded.beat_at)
                        """).bind("now", now).execute();
    }

    Optional<Instant> last(Handle handle) {
        return handle.createQuery("select beat_at from heartbeat")
                .mapTo(Instant.class)
                .findOne();
    }

    /** Of every workspace: campaigns with rows whose own time lies between the two, and which have not left. */
    List<DueStore.Due> missedBetween(Handle handle, Instant since, Instant until) {
        return handle.createQuery("select workspace_id, campaign_id from rows_due_between(:since, :until)")
                .bind("since", since)
                .bind("until", until)
                .map((row, context) ->
                        new DueStore.Due(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list();
    }

    int rowsBetween(Handle handle, UUID campaign, Instant since, Instant until) {
        return handle.createQuery("""
                        select count(*) from queued
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and due_at > :since and due_at <= :until
                        """)
                .bind("campaign", campaign)
                .bind("since", since)
                .bind("until", until)
                .mapTo(Integer.class)
                .one();
    }

    /** Calls those rows off, and ends the campaign where none is left. */
    void callOff(Handle handle, UUID campaign, Instant since, Instant until, byte[] why) {
        handle.createUpdate("""
                        update delivery d
                        set status = 'cancelled', status_at = :until, error_text = :why, revision = d.revision + 1
                        from queued q
                        where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                          and q.due_at > :since and q.due_at <= :until
                          and d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          and d.status = 'queued' and d.due_at > :since and d.due_at <= :until
                        """)
                .bind("campaign", campaign)
                .bind("since", since)
                .bind("until", until)
                .bind("why", why)
                .execute();
        handle.createUpdate("""
                        update campaign c set status = 'done', finished_at = :now
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign and not exists (
                          select from delivery d
                          where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                            and d.status in ('queued', 'sending', 'unknown'))
                        """).bind("campaign", campaign).bind("now", until).execute();
    }
}
