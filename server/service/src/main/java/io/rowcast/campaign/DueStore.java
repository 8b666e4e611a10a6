package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Asks across workspaces which campaigns need looking after; answers with ids only. */
final class DueStore {
    /** A campaign of a workspace. */
    record Due(WorkspaceId workspace, UUID campaign) {}

    List<Due> scheduledBefore(Handle handle, Instant instant) {
        return handle.createQuery("select workspace_id, campaign_id from scheduled_campaigns(:at)")
                .bind("at", instant)
                .map((row, context) ->
                        new Due(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list();
    }

    List<WorkspaceId> withDraftsOlderThan(Handle handle, Instant madeBefore) {
        return handle.createQuery("select workspace_id from workspaces_with_old_drafts(:before)")
                .bind("before", madeBefore)
                .map((row, context) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .list();
    }
}
