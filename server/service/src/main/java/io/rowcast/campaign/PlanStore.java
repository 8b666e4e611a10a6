package io.rowcast.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the limits let go when, by the very function that the dispatcher asks; within the caller's transaction. */
final class PlanStore {
    /** Rows whose times are no further apart make one wave: openings of one campaign come seconds after each other. */
    private static final Duration APART = Duration.ofMinutes(15);

    /** Places of the portfolio's limit that are left. */
    record Places(int limit, int left) {}

    private record Minute(String reason, Instant at, int rows) {}

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

    List<Plan.Wave> waves(Handle handle, UUID campaign, Instant moment) {
        List<Minute> minutes = handle.createQuery("""
                        select reason, min(goes_at) as at, count(*) as rows
                        from planned_rows(:campaign, :moment)
                        group by reason, date_trunc('minute', goes_at)
                        order by reason = 'now' desc, at, reason
                        """)
                .bind("campaign", campaign)
                .bind("moment", moment)
                .map((row, context) -> new Minute(
                        row.getString("reason"), row.getTimestamp("at").toInstant(), row.getInt("rows")))
                .list();
        return merged(minutes);
    }

    private static List<Plan.Wave> merged(List<Minute> minutes) {
        List<Plan.Wave> waves = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Minute minute : minutes) {
            boolean now = minute.reason().equals("now");
            boolean follows = !waves.isEmpty()
                    && waves.getLast().reason().equals(minute.reason())
                    && minute.at().isBefore(last.plus(APART));
            if (follows) {
                Plan.Wave wave = waves.removeLast();
                waves.add(new Plan.Wave(wave.rows() + minute.rows(), wave.at(), wave.reason()));
            } else {
                waves.add(new Plan.Wave(minute.rows(), now ? null : minute.at(), minute.reason()));
            }
            last = minute.at();
        }
        return waves;
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
