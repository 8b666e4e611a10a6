package io.rowcast.delivery;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the trails of deliveries, which PostgreSQL itself writes. */
public final class MoveStore {
    private final Database database;

    public MoveStore(Database database) {
        this.database = database;
    }

    /** A delivery's moves, oldest first; empty where the workspace has no such delivery. */
    Optional<List<Moved>> of(WorkspaceId workspace, UUID delivery) {
        return database.inWorkspace(workspace, handle -> {
            boolean there = handle.createQuery("""
                            select exists (
                              select from delivery
                              where workspace_id = (select current_workspace()) and delivery_id = :id)
                            """)
                    .bind("id", delivery)
                    .mapTo(Boolean.class)
                    .one();
            return there
                    ? Optional.of(handle.createQuery("""
                                    select from_status, to_status, at, recorded_at, attempt, error_code
                                    from delivery_move
                                    where workspace_id = (select current_workspace()) and delivery_id = :id
                                    order by move_id
                                    """)
                            .bind("id", delivery)
                            .map((row, context) -> read(row))
                            .list())
                    : Optional.empty();
        });
    }

    private static Moved read(ResultSet row) throws SQLException {
        return new Moved(
                DeliveryStatus.of(row.getString("from_status")),
                DeliveryStatus.of(row.getString("to_status")),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getInt("attempt"),
                row.getObject("error_code", Integer.class));
    }
}
