package io.rowcast.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Counts what became of a campaign's messages, within the caller's transaction and workspace. */
final class FateStore {
    /**
     * The fates of a campaign's first rows. A row that is not due yet is waited for by nobody, once others have left.
     *
     * @param leftBefore what left later may still be heard of
     */
    Fates ofFirst(Handle handle, UUID campaign, int rows, Instant now, Instant leftBefore) {
        return handle.createQuery("""
                        select count(*), count(*) filter (where status in ('delivered', 'read')),
                          count(*) filter (where status = 'failed'),
                          count(*) filter (where status in ('queued', 'sending', 'unknown', 'accepted', 'sent')),
                          coalesce(bool_or(status = 'sending' or (status = 'queued' and (due_at is null or due_at <= :now))
                            or (status in ('unknown', 'accepted', 'sent') and sent_at > :leftBefore)), true)
                            or bool_and(status = 'queued')
                        from (
                          select status, sent_at, due_at from delivery
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          order by row_number
                          limit :rows) first
                        """)
                .bind("campaign", campaign)
                .bind("rows", rows)
                .bind("now", now)
                .bind("leftBefore", leftBefore)
                .map((row, context) ->
                        new Fates(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getBoolean(5)))
                .one();
    }

    /**
     * Failures, and tries up to one more than would be too few for a halt: rows go in their order, so that the index by row
     * meets the tried ones first, and a campaign with few failures costs little however long it is.
     */
    FailureRate failures(Handle handle, UUID campaign, int percent, int fromRow) {
        int failed = handle.createQuery("""
                        select count(*) from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and is_failed and row_number >= :fromRow
                        """)
                .bind("campaign", campaign)
                .bind("fromRow", fromRow)
                .mapTo(Integer.class)
                .one();
        int tried = handle.createQuery("""
                        select count(*) from (
                          select from delivery
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and row_number >= :fromRow
                            and status in ('accepted', 'sent', 'failed', 'delivered', 'read')
                          order by row_number
                          limit :most) tried
                        """)
                .bind("campaign", campaign)
                .bind("fromRow", fromRow)
                .bind("most", failed * 100L / percent + 1)
                .mapTo(Integer.class)
                .one();
        return new FailureRate(failed, tried);
    }

    /** The code that stands at most of the failed rows. */
    Optional<Integer> usualError(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select error_code from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and is_failed and error_code is not null
                        group by error_code
                        order by count(*) desc, error_code
                        limit 1
                        """)
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .findOne();
    }
}
