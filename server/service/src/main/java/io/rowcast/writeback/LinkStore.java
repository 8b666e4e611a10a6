package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Pen;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Which tabs lag behind, and who may write to one now. */
final class LinkStore {
    private record Unwritten(WorkspaceId workspace, UUID sheetLinkId) {}

    private final Database database;

    LinkStore(Database database) {
        this.database = database;
    }

    /** Every tab, of any workspace, that the service writes to and that has a row which does not show the newest state. */
    List<LinkedTab> unwritten(Instant now) {
        List<Unwritten> links = database.outsideWorkspaces(handle -> handle.createQuery(
                        "select workspace_id, sheet_link_id from unwritten_sheets(:now)")
                .bind("now", now)
                .map((row, context) ->
                        new Unwritten(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list());
        return links.stream().map(this::find).toList();
    }

    private LinkedTab find(Unwritten link) {
        return database.inWorkspace(
                link.workspace(),
                handle -> handle.createQuery("""
                        select spreadsheet_id, sheet_id, time_zone, pen, connection_id from sheet_link
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("link", link.sheetLinkId())
                        .map((row, context) -> new LinkedTab(
                                link.workspace(),
                                link.sheetLinkId(),
                                new Tab(row.getString(1), row.getInt(2)),
                                ZoneId.of(row.getString(3)),
                                Pen.of(row.getString(4)),
                                row.getObject(5, UUID.class)))
                        .one());
    }

    /** Runs {@code work} unless another node is at the same tab. The lock ends with the connection, so a dead node holds none. */
    void alone(LinkedTab link, Runnable work) {
        database.inWorkspace(link.workspace(), handle -> {
            boolean mine = handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:link, 0))")
                    .bind("link", "writeback/" + link.sheetLinkId())
                    .mapTo(Boolean.class)
                    .one();
            if (mine) {
                work.run();
            }
            return mine;
        });
    }
}
