package io.rowcast.campaign;

import io.rowcast.timing.QuietHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the limits let go when, by the very function that the dispatcher asks; within the caller's transaction. */
final class PlanStore {
    /** Places of the portfolio's limit that are left. */
    record Places(int limit, int left) {}

    int messagesPerSecond(Handle handle, UUID sender) {
        return handle.createQuery("""
                        select messages_per_second from sender
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                        """)
                .bind("sender", sender)
                .mapTo(Integer.class)
                .one();
    }

    /** Empty where the sender's portfolio may write to everybody, or its limit is not known. */
    Optional<Places> places(Handle handle, UUID sender, Instant moment) {
        return handle.createQuery("""
                        select p.messaging_limit, p.messaging_limit - (
                            select count(*) from recipient_opening o
                            where o.workspace_id = p.workspace_id and o.portfolio_id = p.portfolio_id
                              and o.opened_at > :moment::timestamptz - interval '24 hours') as left
                        from portfolio p join sender s using (workspace_id, portfolio_id)
                        where p.workspace_id = (select current_workspace()) and s.sender_id = :sender
                          and p.messaging_limit is not null
                        """)
                .bind("sender", sender)
                .bind("moment", moment)
                .map((row, context) -> new Places(row.getInt(1), Math.max(0, row.getInt(2))))
                .findOne();
    }

    List<Waves.Moment> moments(Handle handle, UUID campaign, Instant moment, @Nullable QuietHours quiet) {
        return handle.createQuery("""
                        select reason, min(goes_at) as at, max(goes_at) as last, count(*) as rows
                        from planned_rows(:campaign, :moment, :quietFrom, :quietTo)
                        group by reason, date_trunc('minute', goes_at)
                        """)
                .bind("campaign", campaign)
                .bind("moment", moment)
                .bind("quietFrom", quiet == null ? null : quiet.from())
                .bind("quietTo", quiet == null ? null : quiet.to())
                .map((row, context) -> new Waves.Moment(
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("last").toInstant(),
                        row.getInt("rows")))
                .list();
    }

    /** Each row by itself, quiet hours left out. */
    List<DripPlan.Waiting> rows(Handle handle, UUID campaign, Instant moment) {
        return handle.createQuery("""
                        select row_number, zone, goes_at from planned_rows(:campaign, :moment, null, null)
                        """)
                .bind("campaign", campaign)
                .bind("moment", moment)
                .map((row, context) -> new DripPlan.Waiting(
                        row.getInt("row_number"),
                        ZoneId.of(row.getString("zone")),
                        row.getTimestamp("goes_at").toInstant()))
                .list();
    }

    /** How many rows are held back with a problem of this code. */
    int held(Handle handle, UUID campaign, String code) {
        return handle.createQuery("""
                        select count(*) from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and blocks and :code = any (codes)
                        """)
                .bind("campaign", campaign)
                .bind("code", code)
                .mapTo(Integer.class)
                .one();
    }
}
