package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which accounts' templates are to be asked for, across workspaces. */
final class SyncDueStore {
    /** An account, by a sender whose token may ask. */
    record Account(WorkspaceId workspace, UUID sender) {}

    /** Some of those not asked for since then. */
    List<Account> before(Handle handle, Instant instant, int most) {
        return handle.createQuery("select workspace_id, sender_id from accounts_to_sync(:before, :most)")
                .bind("before", instant)
                .bind("most", most)
                .map((row, context) ->
                        new Account(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list();
    }
}
