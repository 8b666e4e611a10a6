package io.rowcast.campaign;

import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** When launched campaigns send, within the caller's transaction. */
final class ScheduleStore {
    /** Rows that go on one day of a zone. */
    record Day(Instant first, int rows) {}

    void change(Handle handle, UUID campaign, When when) {
        handle.createUpdate("""
                        update campaign set schedule = :schedule::jsonb
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("schedule", WhenWire.write(when))
                .execute();
    }

    /** @param quiet null for none */
    void changeQuietHours(Handle handle, UUID campaign, @Nullable QuietHours quiet) {
        handle.createUpdate("""
                        update campaign set quiet_from = :from, quiet_to = :to
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("from", quiet == null ? null : quiet.from())
                .bind("to", quiet == null ? null : quiet.to())
                .execute();
    }

    /** How many rows have not left. */
    int queued(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select count(*) from queued
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).mapTo(Integer.class).one();
    }

    /** The days on which rows with a time of their own go, earliest first. */
    List<Day> days(Handle handle, UUID campaign, ZoneId zone, Instant until) {
        return handle.createQuery("""
                        select min(due_at) as first, count(*) as rows from queued
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                          and due_at > '-infinity' and due_at < :until
                        group by (due_at at time zone :zone)::date order by 1
                        """)
                .bind("id", campaign)
                .bind("zone", zone.getId())
                .bind("until", until)
                .map((row, context) -> new Day(row.getTimestamp("first").toInstant(), row.getInt("rows")))
                .list();
    }
}
