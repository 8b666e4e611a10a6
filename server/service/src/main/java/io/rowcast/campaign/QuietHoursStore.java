package io.rowcast.campaign;

import io.rowcast.timing.QuietHours;
import java.time.LocalTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A workspace's quiet hours, within the caller's transaction: those of campaigns that have none of their own. */
final class QuietHoursStore {
    Optional<QuietHours> find(Handle handle) {
        return handle.createQuery("""
                        select quiet_from, quiet_to from workspace
                        where workspace_id = (select current_workspace()) and quiet_from is not null
                        """)
                .map((row, context) -> new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)))
                .findOne();
    }

    /** @param hours null for none */
    void put(Handle handle, @Nullable QuietHours hours) {
        handle.createUpdate("""
                        update workspace set quiet_from = :from, quiet_to = :to
                        where workspace_id = (select current_workspace())
                        """)
                .bind("from", hours == null ? null : hours.from())
                .bind("to", hours == null ? null : hours.to())
                .execute();
    }
}
