package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Pen;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which tabs lag behind, and how their last turns went. */
final class LinkStore {
    /**
     * A link that waits for a turn.
     *
     * @param pen with {@code connectionId}, names its credential
     */
    record Waiting(
            WorkspaceId workspace,
            UUID sheetLinkId,
            String spreadsheetId,
            Pen pen,
            @Nullable UUID connectionId,
            int failures) {}

    private final Database database;

    LinkStore(Database database) {
        this.database = database;
    }

    /**
     * Every tab, of any workspace, that the service itself writes to and whose time has come: with a row that does not show
     * the newest state, or a write that no read has verified. Who was last served longest ago is first.
     */
    List<Waiting> waiting(Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select workspace_id, sheet_link_id, spreadsheet_id, pen, connection_id, failures
                        from waiting_sheets(:now)
                        """)
                .bind("now", now)
                .map((row, context) -> new Waiting(
                        new WorkspaceId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        Pen.of(row.getString(4)),
                        row.getObject(5, UUID.class),
                        row.getInt(6)))
                .list());
    }

    /** The link as it is now. */
    LinkedTab find(Waiting link) {
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

    /** Notes a good turn. */
    void served(LinkedTab link, boolean verified, Instant now) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set failures = 0, not_before = null, unverified = :unverified, written_at = :now,
                          access = 'writable', trouble = null
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("unverified", !verified)
                        .bind("now", now)
                        .bind("link", link.sheetLinkId())
                        .execute());
    }

    /** Lets a link wait through no fault of its own. */
    void hold(LinkedTab link, Instant until) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set not_before = :until
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("until", until)
                        .bind("link", link.sheetLinkId())
                        .execute());
    }

    /**
     * Notes a failed turn.
     *
     * @param failures in a row
     * @param access what it shows of the pen's right to write; null for nothing
     * @param trouble in words for the user; null where they need not know
     */
    void failed(LinkedTab link, int failures, Instant until, @Nullable String access, @Nullable String trouble) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set failures = :failures, not_before = :until,
                          access = coalesce(:access, access), trouble = coalesce(:trouble, trouble)
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("failures", failures)
                        .bind("until", until)
                        .bind("access", access)
                        .bind("trouble", trouble)
                        .bind("link", link.sheetLinkId())
                        .execute());
    }
}
