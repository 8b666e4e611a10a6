package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the cells of a link are up to date, by the ledger. */
public final class LinkFreshnessStore implements Freshness.Source {
    private final Database database;

    public LinkFreshnessStore(Database database) {
        this.database = database;
    }

    @Override
    public Freshness of(WorkspaceId workspace, UUID sheetLinkId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select l.written_at, l.trouble, count(distinct d.row_key) as behind,
                          min(greatest(d.status_at, (
                            select max(r.received_at) from reply r
                            where r.workspace_id = d.workspace_id and r.delivery_id = d.delivery_id))) as since
                        from sheet_link l
                        left join campaign c
                          on c.workspace_id = l.workspace_id and c.sheet_link_id = l.sheet_link_id and c.launched_at is not null
                        left join delivery d
                          on d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                          and d.revision > d.written_revision
                        where l.workspace_id = :workspace and l.sheet_link_id = :id
                        group by l.written_at, l.trouble
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", sheetLinkId)
                        .map((row, context) -> new Freshness(
                                row.getInt("behind"),
                                instant(row, "since"),
                                instant(row, "written_at"),
                                row.getString("trouble"),
                                List.of()))
                        .one());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
