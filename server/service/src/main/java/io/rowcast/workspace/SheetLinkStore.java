package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sheet links of each workspace. */
public final class SheetLinkStore {
    private final Database database;
    private final Pen first;
    private final InstantSource clock;

    /** @param first who writes to a new link until its pen is chosen */
    public SheetLinkStore(Database database, Pen first, InstantSource clock) {
        this.database = database;
        this.first = first;
        this.clock = clock;
    }

    /** Links a tab, or brings the title and the zone of its link up to date. */
    public SheetLink link(WorkspaceId workspace, String spreadsheetId, int sheetId, String title, String timeZone) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        insert into sheet_link (workspace_id, sheet_link_id, spreadsheet_id, sheet_id, title, time_zone,
                            pen, created_at)
                        values (:workspace, :id, :spreadsheet, :sheet, :title, :zone, :pen, :now)
                        on conflict (workspace_id, spreadsheet_id, sheet_id)
                            do update set title = excluded.title, time_zone = excluded.time_zone
                        returning sheet_link_id, spreadsheet_id, sheet_id, title, time_zone
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", UUID.randomUUID())
                        .bind("spreadsheet", spreadsheetId)
                        .bind("sheet", sheetId)
                        .bind("title", title)
                        .bind("zone", timeZone)
                        .bind("pen", first.word())
                        .bind("now", clock.instant())
                        .map((row, context) -> read(row))
                        .one());
    }

    /** All links of a workspace, by title. */
    public List<SheetLink> list(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select sheet_link_id, spreadsheet_id, sheet_id, title, time_zone
                        from sheet_link where workspace_id = :workspace order by title, sheet_link_id
                        """)
                        .bind("workspace", workspace.value())
                        .map((row, context) -> read(row))
                        .list());
    }

    public Optional<SheetLink> find(WorkspaceId workspace, UUID sheetLinkId) {
        return list(workspace).stream()
                .filter(link -> link.id().equals(sheetLinkId))
                .findFirst();
    }

    private static SheetLink read(ResultSet row) throws SQLException {
        return new SheetLink(
                row.getObject("sheet_link_id", UUID.class),
                row.getString("spreadsheet_id"),
                row.getInt("sheet_id"),
                row.getString("title"),
                row.getString("time_zone"));
    }
}
