package io.rowcast.delivery;

import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Calls queued rows off, within the caller's transaction and workspace. What is under way settles by itself. */
public final class CallOffStore {
    /** Rows of one statement: a second's work at most, so that nobody waits long for a row that is locked. */
    public static final int SHARE = 10_000;

    /**
     * Calls off at most {@link #SHARE} rows. One that is being claimed this moment is let pass: it leaves, or is found at
     * the next call.
     *
     * @param why for the row's person to read; null where that is plain
     * @return how many
     */
    public int callOff(Handle handle, Sealer sealer, UUID campaign, @Nullable String why, Instant now) {
        return handle.createUpdate("""
                        with off as (
                          select d.delivery_id
                          from queued q
                          join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                            and d.status = 'queued'
                          order by q.due_at, q.row_number
                          limit :share
                          for update of d skip locked)
                        update delivery d
                        set status = 'cancelled', status_at = :now, error_text = :why, revision = d.revision + 1
                        from off
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = off.delivery_id
                        """)
                .bind("campaign", campaign)
                .bind("share", SHARE)
                .bind("why", why == null ? null : sealer.seal(why, DeliverySeals.ERROR_TEXT))
                .bind("now", now)
                .execute();
    }
}
