package io.rowcast.workspace;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Authenticator;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of each workspace: only their hashes are kept. Every request asks anew, so that a revoked key opens nothing on any
 * node from that moment on.
 */
public final class ApiKeyStore implements Authenticator {
    /** The time of the last use is kept no finer than this: one write a minute and key. */
    private static final Duration FINEST = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;

    public ApiKeyStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a new key; this is the only time that it can be seen. */
    public ApiKeySecret issue(WorkspaceId workspace, Actor by, NewKey wanted) {
        return database.inWorkspace(workspace, handle -> issue(handle, workspace, by, wanted));
    }

    /** The same within the workspace's transaction. */
    public ApiKeySecret issue(Handle handle, WorkspaceId workspace, Actor by, NewKey wanted) {
        ApiKeySecret secret = ApiKeySecret.random();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        handle.createUpdate("""
                        insert into api_key (
                            workspace_id, key_id, name, prefix, hash, scope, member_id, created_at, expires_at)
                        values (:workspace, :id, :name, :prefix, :hash, :scope, :member::uuid, :now, :expires::timestamptz)
                        """)
                .bind("workspace", workspace.value())
                .bind("id", id)
                .bind("name", wanted.name())
                .bind("prefix", secret.prefix())
                .bind("hash", secret.hash())
                .bind("scope", wanted.scope().word())
                .bind("member", wanted.member())
                .bind("now", now)
                .bind("expires", wanted.expiresAt())
                .execute();
        AuditStore.add(
                handle,
                by,
                Action.KEY_ISSUED,
                id,
                Map.of("scope", wanted.scope().word()),
                now);
        return secret;
    }

    /** All keys, the revoked ones too, by age. */
    public List<ApiKey> list(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select key_id, name, prefix, scope, member_id, created_at, expires_at, last_used_at, revoked_at
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
    public boolean revoke(WorkspaceId workspace, Actor by, UUID keyId) {
        return database.inWorkspace(workspace, handle -> {
            int revoked = handle.createUpdate("""
                            update api_key set revoked_at = :now
                            where workspace_id = :workspace and key_id = :id and revoked_at is null
                            """)
                    .bind("workspace", workspace.value())
                    .bind("id", keyId)
                    .bind("now", clock.instant())
                    .execute();
            if (revoked == 1) {
                AuditStore.add(handle, by, Action.KEY_REVOKED, keyId, Map.of(), clock.instant());
            }
            return revoked == 1;
        });
    }

    @Override
    public Optional<Caller> callerWith(String apiKey) {
        Instant now = clock.instant();
        Optional<Holder> holder = database.outsideWorkspaces(handle -> handle.createQuery("""
                        select workspace_id, key_id, scope, member_scope, last_used_at from workspace_of_key(:hash, :now)
                        """)
                .bind("hash", new ApiKeySecret(apiKey).hash())
                .bind("now", now)
                .map((row, context) -> holder(row))
                .findOne());
        holder.filter(one -> one.isToBeTouchedAt(now)).ifPresent(one -> touch(one, now));
        return holder.map(Holder::caller);
    }

    /** Several requests may find the same old time; the first of them writes. */
    private void touch(Holder holder, Instant now) {
        database.inWorkspace(
                holder.workspace(),
                handle -> handle.createUpdate("""
                        update api_key set last_used_at = :now
                        where workspace_id = :workspace and key_id = :id
                          and (last_used_at is null or last_used_at <= :finest)
                        """)
                        .bind("now", now)
                        .bind("finest", now.minus(FINEST))
                        .bind("workspace", holder.workspace().value())
                        .bind("id", holder.keyId())
                        .execute());
    }

    /** @param scope what the key may do, and the member whose it is */
    private record Holder(
            WorkspaceId workspace,
            UUID keyId,
            Scope scope,
            @Nullable Instant lastUsedAt) {
        private boolean isToBeTouchedAt(Instant now) {
            return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(FINEST));
        }

        private Caller caller() {
            return new Caller(workspace, new Actor.Key(keyId), scope);
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        Scope own = scope(row.getString("scope"));
        String members = row.getString("member_scope");
        return new Holder(
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getObject("key_id", UUID.class),
                members == null || scope(members).includes(own) ? own : scope(members),
                instant(row.getTimestamp("last_used_at")));
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("key_id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                scope(row.getString("scope")),
                row.getObject("member_id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("last_used_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static Scope scope(String word) {
        return Scope.of(word).orElseThrow(() -> new IllegalStateException("no scope: " + word));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
