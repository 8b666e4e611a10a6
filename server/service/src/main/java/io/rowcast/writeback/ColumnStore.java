package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.StatusColumns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which status columns a tab has had, which of them a person deleted or protected. */
public final class ColumnStore implements StatusColumns {
    /** How long a protected column is left alone before it is tried again; migration V8 says it too. */
    static final Duration PROTECTED_FOR = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;

    public ColumnStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes which columns a reading found, and says which are to be made. One that was there before was deleted by a person:
     * it is made again for a campaign that is launched later, or when a person wants it back.
     */
    ColumnsNow look(LinkedTab link, Set<StatusColumn> present) {
        return database.inWorkspace(link.workspace(), handle -> {
            Instant now = clock.instant();
            note(handle, link, present, now);
            Set<StatusColumn> tried = tryAgain(handle, link, now);
            Set<StatusColumn> toMake = EnumSet.allOf(StatusColumn.class);
            toMake.removeAll(present);
            toMake.removeAll(deleted(handle, link));
            Set<StatusColumn> writable = EnumSet.noneOf(StatusColumn.class);
            writable.addAll(present);
            writable.removeAll(protectedNow(handle, link));
            return new ColumnsNow(toMake, writable, !tried.isEmpty());
        });
    }

    private static void note(Handle handle, LinkedTab link, Set<StatusColumn> present, Instant now) {
        handle.createUpdate("""
                        insert into sheet_column (workspace_id, sheet_link_id, role, seen_at)
                        select (select current_workspace()), :link, role, :now from unnest(:present) role
                        on conflict (workspace_id, sheet_link_id, role) do update set seen_at = :now, gone = false
                        """)
                .bind("link", link.sheetLinkId())
                .bind("now", now)
                .bindArray("present", String.class, words(present))
                .execute();
        handle.createUpdate("""
                        update sheet_column set gone = true
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link and not gone
                          and not role = any(:present)
                        """)
                .bind("link", link.sheetLinkId())
                .bindArray("present", String.class, words(present))
                .execute();
    }

    private static Set<StatusColumn> tryAgain(Handle handle, LinkedTab link, Instant now) {
        return columns(handle.createQuery("""
                        update sheet_column set protected_at = null
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                          and protected_at <= :before
                        returning role
                        """)
                .bind("link", link.sheetLinkId())
                .bind("before", now.minus(PROTECTED_FOR))
                .mapTo(String.class)
                .list());
    }

    private static Set<StatusColumn> deleted(Handle handle, LinkedTab link) {
        return columns(handle.createQuery("""
                        select s.role from sheet_column s
                        where s.workspace_id = (select current_workspace()) and s.sheet_link_id = :link and s.gone
                          and not exists (
                            select from campaign c
                            where c.workspace_id = s.workspace_id and c.sheet_link_id = s.sheet_link_id
                              and c.launched_at > s.seen_at)
                        """)
                .bind("link", link.sheetLinkId())
                .mapTo(String.class)
                .list());
    }

    private static Set<StatusColumn> protectedNow(Handle handle, LinkedTab link) {
        return columns(handle.createQuery("""
                        select role from sheet_column
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link
                          and protected_at is not null
                        """)
                .bind("link", link.sheetLinkId())
                .mapTo(String.class)
                .list());
    }

    /** Notes that Google refused to write to a column. */
    void isProtected(LinkedTab link, StatusColumn column) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update sheet_column set protected_at = :now
                        where workspace_id = (select current_workspace()) and sheet_link_id = :link and role = :role
                        """)
                        .bind("now", clock.instant())
                        .bind("link", link.sheetLinkId())
                        .bind("role", column.metadataValue())
                        .execute());
    }

    /** Forgets that columns were deleted, and has the tab looked at: the next turn makes them. */
    @Override
    public void wantBack(WorkspaceId workspace, UUID sheetLinkId) {
        database.inWorkspace(workspace, handle -> {
            handle.createUpdate("""
                            update sheet_link set unverified = true
                            where workspace_id = (select current_workspace()) and sheet_link_id = :link
                            """).bind("link", sheetLinkId).execute();
            return handle.createUpdate("""
                            delete from sheet_column
                            where workspace_id = (select current_workspace()) and sheet_link_id = :link and gone
                            """).bind("link", sheetLinkId).execute();
        });
    }

    private static List<String> words(Collection<StatusColumn> columns) {
        return columns.stream().map(StatusColumn::metadataValue).toList();
    }

    private static Set<StatusColumn> columns(List<String> words) {
        Set<StatusColumn> columns = EnumSet.noneOf(StatusColumn.class);
        words.forEach(word -> StatusColumn.of(word).ifPresent(columns::add));
        return columns;
    }
}
