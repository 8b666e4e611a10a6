package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.SheetAccess.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each link's pen, and what is known of its right to write. */
public final class LinkStateStore {
    private static final String COLUMNS =
            "sheet_link_id, spreadsheet_id, sheet_id, title, time_zone, pen, connection_id, pen_chosen, access, trouble";

    private final Database database;

    public LinkStateStore(Database database) {
        this.database = database;
    }

    /**
     * Links of a workspace, by title.
     *
     * @param spreadsheetId of this spreadsheet only; null for all
     */
    List<LinkState> list(WorkspaceId workspace, @Nullable String spreadsheetId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select <columns> from sheet_link
                        where workspace_id = :workspace
                          and (cast(:spreadsheet as text) is null or spreadsheet_id = :spreadsheet)
                        order by title, sheet_link_id
                        """)
                        .define("columns", COLUMNS)
                        .bind("workspace", workspace.value())
                        .bind("spreadsheet", spreadsheetId)
                        .map((row, context) -> read(row))
                        .list());
    }

    /** A link's pen. */
    public PenRef pen(WorkspaceId workspace, UUID sheetLinkId) {
        return find(workspace, sheetLinkId).orElseThrow().pen();
    }

    Optional<LinkState> find(WorkspaceId workspace, UUID sheetLinkId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select <columns> from sheet_link where workspace_id = :workspace and sheet_link_id = :id
                        """)
                        .define("columns", COLUMNS)
                        .bind("workspace", workspace.value())
                        .bind("id", sheetLinkId)
                        .map((row, context) -> read(row))
                        .findOne());
    }

    /** Gives a link its pen, which need not wait for what another one met. */
    void give(WorkspaceId workspace, UUID sheetLinkId, PenRef pen, boolean chosen) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update sheet_link set pen = :pen, connection_id = cast(:connection as uuid),
                            pen_chosen = :chosen, not_before = null
                        where workspace_id = :workspace and sheet_link_id = :id
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", sheetLinkId)
                        .bind("pen", pen.kind().word())
                        .bind("connection", pen.connectionId())
                        .bind("chosen", chosen)
                        .execute());
    }

    /**
     * Notes what Google said of the pen's right to write; where it may, the next turn need not wait.
     *
     * @param trouble in words for the user; null where it may write
     */
    void note(WorkspaceId workspace, UUID sheetLinkId, Access access, @Nullable String trouble) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update sheet_link set access = :access, trouble = :trouble,
                            not_before = case when cast(:trouble as text) is null then null else not_before end
                        where workspace_id = :workspace and sheet_link_id = :id
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", sheetLinkId)
                        .bind("access", access.word())
                        .bind("trouble", trouble)
                        .execute());
    }

    private static LinkState read(ResultSet row) throws SQLException {
        return new LinkState(
                new SheetLink(
                        row.getObject("sheet_link_id", UUID.class),
                        row.getString("spreadsheet_id"),
                        row.getInt("sheet_id"),
                        row.getString("title"),
                        row.getString("time_zone")),
                new PenRef(Pen.of(row.getString("pen")), row.getObject("connection_id", UUID.class)),
                row.getBoolean("pen_chosen"),
                row.getString("access"),
                row.getString("trouble"));
    }
}
