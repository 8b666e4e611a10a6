package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Freshness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a tab's cells are up to date, by our own ledgers. */
public final class FreshnessStore implements Freshness.Source {
    private final Database database;

    public FreshnessStore(Database database) {
        this.database = database;
    }

    @Override
    public Freshness of(WorkspaceId workspace, UUID sheetLinkId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        with behind as (
                          select d.row_key, greatest(d.status_at, c.launched_at, (
                            select max(r.received_at) from reply r
                            where r.workspace_id = d.workspace_id and r.delivery_id = d.delivery_id)) as changed_at
                          from campaign c
                          join delivery d on d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                          where c.workspace_id = (select current_workspace()) and c.sheet_link_id = :link
                            and c.launched_at is not null and d.is_behind)
                        select (select count(distinct row_key) from behind) as behind,
                          (select min(changed_at) from behind) as waiting_since,
                          l.written_at,
                          coalesce(l.trouble, (select n.message from campaign_notice n join campaign c using (workspace_id, campaign_id)
                           where c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id
                             and (n.code = :trouble or starts_with(n.code, :column))
                           order by n.notice_id desc limit 1)) as trouble,
                          array(select s.role from sheet_column s
                           where s.workspace_id = l.workspace_id and s.sheet_link_id = l.sheet_link_id and s.gone
                           order by s.role) as deleted
                        from sheet_link l
                        where l.workspace_id = (select current_workspace()) and l.sheet_link_id = :link
                        """)
                        .bind("link", sheetLinkId)
                        .bind("trouble", NoticeStore.SHEET_TROUBLE)
                        .bind("column", NoticeStore.COLUMN_PROTECTED)
                        .map((row, context) -> read(row))
                        .one());
    }

    private static Freshness read(ResultSet row) throws SQLException {
        return new Freshness(
                row.getInt("behind"),
                instant(row.getTimestamp("waiting_since")),
                instant(row.getTimestamp("written_at")),
                row.getString("trouble"),
                List.of((String[]) row.getArray("deleted").getArray()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
