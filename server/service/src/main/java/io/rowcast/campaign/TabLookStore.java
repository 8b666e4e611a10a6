package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Pen;
import io.rowcast.workspace.PenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** When the service looks at tabs by itself. */
final class TabLookStore {
    record Tab(WorkspaceId workspace, UUID link, String spreadsheetId, int sheetId, PenRef pen) {}

    /**
     * How looks at a tab fare.
     *
     * @param failures in a row, this one included
     * @param failingFor how long it has failed in a way that does not pass by itself
     */
    record Failing(int failures, Duration failingFor) {}

    private final Database database;

    TabLookStore(Database database) {
        this.database = database;
    }

    /** Tabs of all workspaces whose time has come, those that have waited longest first. */
    List<Tab> due(Instant now, int most) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select workspace_id, sheet_link_id, spreadsheet_id, sheet_id, pen, connection_id
                        from tabs_to_look_at(:now, :most)
                        """)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> new Tab(
                        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                        row.getObject("sheet_link_id", UUID.class),
                        row.getString("spreadsheet_id"),
                        row.getInt("sheet_id"),
                        new PenRef(Pen.of(row.getString("pen")), row.getObject("connection_id", UUID.class))))
                .list());
    }

    /**
     * Takes a tab for a look, before which no other node takes it.
     *
     * @param until when another may, if nothing is heard of this look
     * @return false where another node has it
     */
    boolean begin(Tab tab, Instant now, Instant until) {
        return database.inWorkspace(
                tab.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set look_after = :until
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                          and (look_after is null or look_after <= :now)
                        """)
                                .bind("link", tab.link())
                                .bind("until", until)
                                .bind("now", now)
                                .execute()
                        > 0);
    }

    void succeeded(Tab tab, Instant next) {
        database.inWorkspace(
                tab.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_link set look_after = :next, look_failures = 0, look_failing_since = null
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """)
                        .bind("link", tab.link())
                        .bind("next", next)
                        .execute());
    }

    /** @param passing whether it may be different in a minute */
    Failing failed(Handle handle, Tab tab, boolean passing, Instant now) {
        return handle.createQuery("""
                        update sheet_link
                        set look_failures = look_failures + 1,
                            look_failing_since = case when :passing then look_failing_since
                              else coalesce(look_failing_since, :now) end
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        returning look_failures, look_failing_since
                        """)
                .bind("link", tab.link())
                .bind("passing", passing)
                .bind("now", now)
                .map((row, context) -> new Failing(
                        row.getInt(1),
                        Optional.ofNullable(row.getTimestamp(2))
                                .map(since -> Duration.between(since.toInstant(), now))
                                .orElse(Duration.ZERO)))
                .one();
    }

    void lookAfter(Handle handle, Tab tab, Instant next) {
        handle.createUpdate("""
                        update sheet_link set look_after = :next
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """).bind("link", tab.link()).bind("next", next).execute();
    }

    /** A person who resumes a campaign has the next failure begin a new hour. */
    void beginAnew(Handle handle, Tab tab) {
        handle.createUpdate("""
                        update sheet_link set look_failures = 0, look_failing_since = null
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                        """).bind("link", tab.link()).execute();
    }
}
