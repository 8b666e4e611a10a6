package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Pen;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The links that add-ons ask turns for. */
final class AddOnTurnStore {
    private final Database database;
    private final InstantSource clock;

    AddOnTurnStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The link; empty where the workspace has none of this id. */
    Optional<LinkedTab> find(WorkspaceId workspace, UUID sheetLinkId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select spreadsheet_id, sheet_id, time_zone, pen, connection_id from sheet_link
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("link", sheetLinkId)
                        .map((row, context) -> new LinkedTab(
                                workspace,
                                sheetLinkId,
                                new Tab(row.getString(1), row.getInt(2)),
                                ZoneId.of(row.getString(3)),
                                Pen.of(row.getString(4)),
                                row.getObject(5, UUID.class)))
                        .findOne());
    }

    /** Notes that the cells were seen to be right, or that the add-on was told what to write. */
    void served(LinkedTab link) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set written_at = :now
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("now", clock.instant())
                        .bind("link", link.sheetLinkId())
                        .execute());
    }
}
