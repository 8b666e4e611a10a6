package io.rowcast.workspace;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Consents that were begun and have not come back. */
public final class OAuthStateStore {
    private static final String VERIFIER = "oauth_state.verifier";

    private final Database database;
    private final Sealers sealers;

    public OAuthStateStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** A consent that came back: of which workspace, and the verifier that belongs to its code. */
    record Begun(WorkspaceId workspace, String verifier) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a consent that has begun";
        }
    }

    /** Remembers a state until then, and forgets this workspace's expired ones. */
    void begin(WorkspaceId workspace, byte[] stateHash, String verifier, Instant now, Instant until) {
        byte[] sealed = sealers.of(workspace).seal(verifier, VERIFIER);
        database.inWorkspace(workspace, handle -> {
            handle.createUpdate("delete from oauth_state where workspace_id = :workspace and expires_at <= :now")
                    .bind("workspace", workspace.value())
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                            insert into oauth_state (workspace_id, state_hash, verifier, expires_at)
                            values (:workspace, :hash, :verifier, :until)
                            """)
                    .bind("workspace", workspace.value())
                    .bind("hash", stateHash)
                    .bind("verifier", sealed)
                    .bind("until", until)
                    .execute();
        });
    }

    /** Uses a state up; empty where it is unknown, used or expired. */
    Optional<Begun> take(byte[] stateHash, Instant now) {
        return database.outsideWorkspaces(
                        handle -> handle.createQuery("select workspace_id from workspace_of_oauth_state(:hash)")
                                .bind("hash", stateHash)
                                .mapTo(UUID.class)
                                .findOne())
                .map(WorkspaceId::new)
                .flatMap(workspace -> take(workspace, stateHash, now));
    }

    private Optional<Begun> take(WorkspaceId workspace, byte[] stateHash, Instant now) {
        return database.inWorkspace(
                        workspace,
                        handle -> handle.createQuery("""
                                delete from oauth_state
                                where workspace_id = :workspace and state_hash = :hash and expires_at > :now
                                returning verifier
                                """)
                                .bind("workspace", workspace.value())
                                .bind("hash", stateHash)
                                .bind("now", now)
                                .mapTo(byte[].class)
                                .findOne())
                .map(bytes -> new Begun(workspace, sealers.of(workspace).open(bytes, VERIFIER)));
    }
}
