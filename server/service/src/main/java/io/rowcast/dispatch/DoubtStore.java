package io.rowcast.dispatch;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deliveries that nobody has settled. */
public final class DoubtStore {
    private final Database database;

    public DoubtStore(Database database) {
        this.database = database;
    }

    List<WorkspaceId> workspacesInDoubt() {
        return database.outsideWorkspaces(handle -> handle.createQuery("select workspace_id from workspaces_in_doubt()")
                .map((row, context) -> new WorkspaceId(row.getObject(1, UUID.class)))
                .list());
    }

    /**
     * Claims that ran out by {@code now} become unknown, and stay their node's, which may yet learn what became of them; what is unknown
     * since {@code before} becomes unconfirmed. A transaction for each, which locks rows in the order of their ids.
     */
    void review(WorkspaceId workspace, Instant now, Instant before) {
        database.inWorkspaceByKeys(
                workspace,
                handle -> handle.createUpdate("""
                        with late as (
                          select d.delivery_id from delivery d
                          where d.workspace_id = (select current_workspace())
                            and d.is_unknown and d.status_at <= :before
                          order by d.delivery_id
                          for update of d)
                        update delivery d
                        set status = 'unconfirmed', status_at = :now, revision = d.revision + 1
                        from late
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = late.delivery_id
                        """)
                        .bind("now", now)
                        .bind("before", before)
                        .execute());
        database.inWorkspaceByKeys(
                workspace, handle -> handle.createUpdate("""
                        with expired as (
                          delete from claim where workspace_id = (select current_workspace()) and expires_at <= :now
                          returning deliveries),
                        late as (
                          select d.delivery_id from delivery d
                          where d.workspace_id = (select current_workspace())
                            and d.delivery_id = any (array(select unnest(e.deliveries) from expired e))
                            and d.status = 'sending' and d.claim_expires_at <= :now
                          order by d.delivery_id
                          for update of d)
                        update delivery d
                        set status = 'unknown', status_at = :now, claim_expires_at = null
                        from late
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = late.delivery_id
                        """).bind("now", now).execute());
    }
}
