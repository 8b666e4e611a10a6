package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The mirrored templates of each WhatsApp Business Account, and when they were last asked for. */
public final class TemplateStore {
    private final Database database;

    public TemplateStore(Database database) {
        this.database = database;
    }

    /** Puts what Meta lists in the place of what was mirrored before. */
    public void replace(WorkspaceId workspace, String wabaId, List<MirroredTemplate> templates, Instant syncedAt) {
        database.inWorkspace(workspace, handle -> {
            // The row of template_sync first: its lock lets two syncs of one account follow each other.
            markSynced(handle, workspace, wabaId, syncedAt);
            handle.createUpdate("delete from template where workspace_id = :workspace and waba_id = :waba")
                    .bind("workspace", workspace.value())
                    .bind("waba", wabaId)
                    .execute();
            insert(handle, workspace, wabaId, templates);
            return templates.size();
        });
    }

    private static void markSynced(Handle handle, WorkspaceId workspace, String wabaId, Instant syncedAt) {
        handle.createUpdate("""
                        insert into template_sync (workspace_id, waba_id, synced_at) values (:workspace, :waba, :at)
                        on conflict (workspace_id, waba_id) do update set synced_at = excluded.synced_at
                        """)
                .bind("workspace", workspace.value())
                .bind("waba", wabaId)
                .bind("at", syncedAt)
                .execute();
    }

    private static void insert(Handle handle, WorkspaceId workspace, String wabaId, List<MirroredTemplate> templates) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into template (workspace_id, waba_id, name, language, template_id, category, status, definition)
                values (:workspace, :waba, :name, :language, :id, :category, :status, :definition::jsonb)
                on conflict do nothing
                """);
        for (MirroredTemplate template : templates) {
            batch.bind("workspace", workspace.value())
                    .bind("waba", wabaId)
                    .bind("name", template.name())
                    .bind("language", template.language())
                    .bind("id", template.id())
                    .bind("category", template.category())
                    .bind("status", template.status())
                    .bind("definition", template.definition())
                    .add();
        }
        batch.execute();
    }

    /** When the account's templates were last asked for; empty if never. */
    public Optional<Instant> syncedAt(WorkspaceId workspace, String wabaId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select synced_at from template_sync where workspace_id = :workspace and waba_id = :waba
                        """)
                        .bind("workspace", workspace.value())
                        .bind("waba", wabaId)
                        .mapTo(Timestamp.class)
                        .findOne()
                        .map(Timestamp::toInstant));
    }

    /** The account's templates by name and language. */
    public List<MirroredTemplate> list(WorkspaceId workspace, String wabaId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select template_id, name, language, category, status, definition::text as definition
                        from template where workspace_id = :workspace and waba_id = :waba order by name, language
                        """)
                        .bind("workspace", workspace.value())
                        .bind("waba", wabaId)
                        .map((row, context) -> read(row))
                        .list());
    }

    private static MirroredTemplate read(ResultSet row) throws SQLException {
        return new MirroredTemplate(
                row.getString("template_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("category"),
                row.getString("status"),
                row.getString("definition"));
    }
}
