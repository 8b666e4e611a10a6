package io.rowcast.workspace;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.WrappedKeys;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** The workspaces and their wrapped keys. */
public final class WorkspaceStore {
    private final Database database;
    private final InstantSource clock;

    public WorkspaceStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a workspace with keys of its own. */
    public Workspace create(String name, MasterKeyset master) {
        return create(name, master, (handle, id) -> {});
    }

    /** @param also what else is done in the transaction that makes it */
    public Workspace create(String name, MasterKeyset master, BiConsumer<Handle, WorkspaceId> also) {
        Workspace workspace = new Workspace(WorkspaceId.random(), name);
        WrappedKeys keys = Sealer.newKeys(master, workspace.id());
        return database.inWorkspace(workspace.id(), handle -> {
            handle.createUpdate("insert into workspace (workspace_id, name, created_at) values (:id, :name, :now)")
                    .bind("id", workspace.id().value())
                    .bind("name", name)
                    .bind("now", clock.instant())
                    .execute();
            handle.createUpdate("""
                            insert into workspace_key (workspace_id, aead_keyset, mac_keyset) values (:id, :aead, :mac)
                            """)
                    .bind("id", workspace.id().value())
                    .bind("aead", keys.aeadKeyset())
                    .bind("mac", keys.macKeyset())
                    .execute();
            also.accept(handle, workspace.id());
            return workspace;
        });
    }

    public Optional<Workspace> find(WorkspaceId id) {
        return database.inWorkspace(
                id,
                handle -> handle.createQuery("select name from workspace where workspace_id = :id")
                        .bind("id", id.value())
                        .map((row, context) -> new Workspace(id, row.getString("name")))
                        .findOne());
    }

    /** All workspaces by name, for the operator's command line. */
    public List<Workspace> list() {
        return database.outsideWorkspaces(handle -> handle.createQuery("select workspace_id, name from workspaces()")
                .map((row, context) -> new Workspace(new WorkspaceId(row.getObject(1, UUID.class)), row.getString(2)))
                .list());
    }

    /** @throws IllegalStateException when there is no such workspace (any more) */
    public WrappedKeys keysOf(WorkspaceId id) {
        return database.inWorkspace(id, handle -> keys(handle, id))
                .orElseThrow(() -> new IllegalStateException("there is no workspace " + id));
    }

    /** Wraps a workspace's keys with the primary key of {@code master}. */
    void rewrap(WorkspaceId id, MasterKeyset master) {
        WrappedKeys keys = Sealer.rewrap(master, id, keysOf(id));
        database.inWorkspace(
                id,
                handle -> handle.createUpdate("""
                        update workspace_key set aead_keyset = :aead, mac_keyset = :mac where workspace_id = :id
                        """)
                        .bind("id", id.value())
                        .bind("aead", keys.aeadKeyset())
                        .bind("mac", keys.macKeyset())
                        .execute());
    }

    private static Optional<WrappedKeys> keys(Handle handle, WorkspaceId id) {
        return handle.createQuery("select aead_keyset, mac_keyset from workspace_key where workspace_id = :id")
                .bind("id", id.value())
                .map((row, context) -> new WrappedKeys(row.getBytes(1), row.getBytes(2)))
                .findOne();
    }
}
