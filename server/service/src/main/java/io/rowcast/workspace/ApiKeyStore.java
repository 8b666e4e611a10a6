package io.rowcast.workspace;

import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Authenticator;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The API keys of each workspace: only their hashes are kept. */
public final class ApiKeyStore implements Authenticator {
    private final Database database;
    private final InstantSource clock;

    public ApiKeyStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a new key; this is the only time that it can be seen. */
    public ApiKeySecret issue(WorkspaceId workspace, String name) {
        ApiKeySecret secret = ApiKeySecret.random();
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        insert into api_key (workspace_id, key_id, name, prefix, hash, created_at)
                        values (:workspace, :id, :name, :prefix, :hash, :now)
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", UUID.randomUUID())
                        .bind("name", name)
                        .bind("prefix", secret.prefix())
                        .bind("hash", secret.hash())
                        .bind("now", clock.instant())
                        .execute());
        return secret;
    }

    /** All keys, the revoked ones too, by age. */
    public List<ApiKey> list(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select key_id, name, prefix, created_at, revoked_at
                        from api_key where workspace_id = :workspace order by created_at, key_id
                        """)
                        .bind("workspace", workspace.value())
                        .map((row, context) -> read(row))
                        .list());
    }

    public Optional<ApiKey> find(WorkspaceId workspace, UUID keyId) {
        return list(workspace).stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    /** @return false where there is no such key, or it was revoked before */
    public boolean revoke(WorkspaceId workspace, UUID keyId) {
        int revoked = database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update api_key set revoked_at = :now
                        where workspace_id = :workspace and key_id = :id and revoked_at is null
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", keyId)
                        .bind("now", clock.instant())
                        .execute());
        return revoked == 1;
    }

    @Override
    public Optional<Caller> callerWith(String apiKey) {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select workspace_id, key_id from workspace_of_key(:hash)")
                .bind("hash", new ApiKeySecret(apiKey).hash())
                .map((row, context) -> new Caller(
                        new WorkspaceId(row.getObject(1, UUID.class)),
                        new Actor.Key(row.getObject(2, UUID.class)),
                        Scope.ADMIN))
                .findOne());
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new ApiKey(
                row.getObject("key_id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                row.getTimestamp("created_at").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
