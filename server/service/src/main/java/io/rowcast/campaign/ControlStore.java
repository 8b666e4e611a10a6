package io.rowcast.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a person decides about a campaign under way, within the caller's transaction. */
final class ControlStore {
    /** Rows that one statement puts back, so that no transaction is long. */
    static final int SHARE = 10_000;

    private final FollowUpStore followUps = new FollowUpStore();

    /** Notes what a launch asks for. */
    void guard(Handle handle, UUID campaign, Safeguards safeguards) {
        Safeguards.@Nullable Canary canary = safeguards.canary();
        handle.createUpdate("""
                        update campaign set canary_rows = :rows, canary_then = :then, send_until = :until,
                            halt_percent = :percent
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("rows", canary == null ? null : canary.rows())
                .bind("then", canary == null ? null : canary.then().name().toLowerCase(Locale.ROOT))
                .bind("until", safeguards.sendUntil())
                .bind("percent", safeguards.haltPercent())
                .execute();
    }

    /** The safeguards among the columns of a campaign. */
    static Safeguards readSafeguards(ResultSet row) throws SQLException {
        Integer rows = row.getObject("canary_rows", Integer.class);
        Timestamp until = row.getTimestamp("send_until");
        return new Safeguards(
                rows == null
                        ? null
                        : new Safeguards.Canary(
                                rows,
                                Safeguards.Then.valueOf(
                                        row.getString("canary_then").toUpperCase(Locale.ROOT))),
                until == null ? null : until.toInstant(),
                row.getObject("halt_percent", Integer.class));
    }

    /** Lets the rest go, whatever becomes of the first rows. */
    void passCanary(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign set canary_passed_at = coalesce(canary_passed_at, :now)
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                          and canary_rows is not null
                        """).bind("id", campaign).bind("now", now).execute();
    }

    /** A person has seen what has failed so far: only rows that are still queued count for the halt by failures. */
    void countFailuresAnew(Handle handle, UUID campaign) {
        handle.createUpdate("""
                        update campaign c set halt_from_row = coalesce(
                            (select min(q.row_number) from queued q
                             where q.workspace_id = c.workspace_id and q.campaign_id = c.campaign_id), c.halt_from_row)
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :id
                        """).bind("id", campaign).execute();
    }

    /** Lets a campaign that had come to its end go on; an end in the past would stop it again at once. */
    void goOn(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign
                        set status = case when started_at is null and starts_at > :now then 'scheduled' else 'sending' end,
                            started_at = case when starts_at > :now then started_at else coalesce(started_at, :now) end,
                            send_until = case when send_until > :now then send_until end,
                            finished_at = null, pause_code = null, pause_message = null, paused_at = null
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).bind("now", now).execute();
    }

    /**
     * Queues failed rows again. Meta's id of the failed try stays until the next has one, so that a late report of the old
     * can be told from news of the new.
     *
     * @param codes the errors for which another try is worth it
     * @return how many
     */
    int queueFailed(Handle handle, UUID campaign, List<Integer> codes, Instant now) {
        return handle.createUpdate("""
                        with again as (
                          select d.delivery_id from delivery d
                          where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                            and d.is_failed and d.error_code = any(:codes) and d.message is not null
                          order by d.delivery_id
                          for update of d)
                        update delivery d
                        set status = 'queued', status_at = :now, sent_at = null, due_at = null, attempts = 0,
                            error_code = null, error_text = null, revision = d.revision + 1
                        from again
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = again.delivery_id
                        """)
                .bind("campaign", campaign)
                .bindArray("codes", Integer.class, codes)
                .bind("now", now)
                .execute();
    }

    /**
     * Queues a share of the rows that were left when the campaign was cancelled or ended; those of a follow-up wait again.
     *
     * @return how many; none where none is left
     */
    int queueUnsent(Handle handle, UUID campaign, Instant now) {
        int queued = handle.createUpdate("""
                        with again as (
                          select d.delivery_id from delivery d
                          where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                            and d.status = 'cancelled' and d.message is not null
                          order by d.row_number
                          limit :share
                          for update of d)
                        update delivery d
                        set status = 'queued', status_at = :now, sent_at = null, attempts = 0,
                            due_at = case when (
                              select c.step from campaign c
                              where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign)
                              is not null then 'infinity'::timestamptz end,
                            error_text = null, revision = d.revision + 1
                        from again
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = again.delivery_id
                        """)
                .bind("campaign", campaign)
                .bind("share", SHARE)
                .bind("now", now)
                .execute();
        if (queued > 0) {
            followUps.lookAnew(handle, campaign);
        }
        return queued;
    }

    /** Whether rows were left unsent. */
    boolean hasUnsent(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select exists (
                          select from delivery
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and status = 'cancelled')
                        """)
                .bind("campaign", campaign)
                .mapTo(Boolean.class)
                .one();
    }
}
