package io.rowcast.workspace;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The Google accounts that people connected; refresh tokens and addresses are sealed. */
public final class GoogleConnectionStore {
    private static final String TOKEN = "google_connection.refresh_token";
    private static final String EMAIL = "google_connection.email";

    /**
     * What it takes to write with a connected account; prints as nothing.
     *
     * @param account hash of Google's id of the account, the same in every workspace
     * @param connectedAt changes when the person connects the account anew
     */
    public record Key(String account, String email, String refreshToken, boolean connected, Instant connectedAt) {
        @Override
        public String toString() {
            return "•••";
        }
    }

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;

    public GoogleConnectionStore(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** Keeps a consent. The same account again is the same connection, and the links that write with it go on at once. */
    public GoogleConnection connect(WorkspaceId workspace, GoogleGrant grant) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(workspace, handle -> {
            GoogleConnection connection = handle.createQuery("""
                            insert into google_connection (workspace_id, connection_id, account, email, refresh_token,
                                state, connected_at)
                            values (:workspace, :id, :account, :email, :token, 'connected', :now)
                            on conflict (workspace_id, account) do update set email = excluded.email,
                                refresh_token = excluded.refresh_token, state = 'connected',
                                connected_at = excluded.connected_at
                            returning connection_id, email, state, connected_at
                            """)
                    .bind("workspace", workspace.value())
                    .bind("id", UUID.randomUUID())
                    .bind("account", grant.account())
                    .bind("email", sealer.seal(grant.email(), EMAIL))
                    .bind("token", sealer.seal(grant.refreshToken(), TOKEN))
                    .bind("now", clock.instant())
                    .map((row, context) -> read(row, sealer))
                    .one();
            wakeLinks(handle, connection.id());
            return connection;
        });
    }

    private static void wakeLinks(Handle handle, UUID connection) {
        handle.createUpdate("""
                        update sheet_link set not_before = null
                        where workspace_id = (select current_workspace()) and connection_id = :id
                        """).bind("id", connection).execute();
    }

    /** All connections of a workspace, the oldest first. */
    public List<GoogleConnection> list(WorkspaceId workspace) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select connection_id, email, state, connected_at from google_connection
                        where workspace_id = :workspace order by connected_at, connection_id
                        """)
                        .bind("workspace", workspace.value())
                        .map((row, context) -> read(row, sealer))
                        .list());
    }

    /** Empty where there is no such connection (any more). */
    public Optional<Key> key(WorkspaceId workspace, UUID connectionId) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select account, email, refresh_token, state, connected_at from google_connection
                        where workspace_id = :workspace and connection_id = :id
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", connectionId)
                        .map((row, context) -> new Key(
                                HexFormat.of().formatHex(row.getBytes("account")),
                                sealer.open(row.getBytes("email"), EMAIL),
                                sealer.open(row.getBytes("refresh_token"), TOKEN),
                                row.getString("state").equals("connected"),
                                instant(row)))
                        .findOne());
    }

    /** Whether another workspace writes with the same account. */
    public boolean isElsewhere(WorkspaceId workspace, UUID connectionId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select coalesce(bool_or(google_account_is_elsewhere(account)), false) from google_connection
                        where workspace_id = :workspace and connection_id = :id
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", connectionId)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Notes that Google no longer accepts this consent, unless the person has connected anew meanwhile. */
    public void revoked(WorkspaceId workspace, UUID connectionId, Instant connectedAt) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update google_connection set state = 'revoked'
                        where workspace_id = :workspace and connection_id = :id and connected_at = :at
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", connectionId)
                        .bind("at", connectedAt)
                        .execute());
    }

    /** Forgets a connection; the add-on writes to its sheets until another pen is chosen. */
    public void forget(WorkspaceId workspace, UUID connectionId) {
        database.inWorkspace(workspace, handle -> {
            handle.createUpdate("""
                            update sheet_link set pen = 'add-on', connection_id = null, pen_chosen = false,
                                not_before = null, unverified = false, access = 'writable', trouble = null
                            where workspace_id = :workspace and connection_id = :id
                            """)
                    .bind("workspace", workspace.value())
                    .bind("id", connectionId)
                    .execute();
            return handle.createUpdate(
                            "delete from google_connection where workspace_id = :workspace and connection_id = :id")
                    .bind("workspace", workspace.value())
                    .bind("id", connectionId)
                    .execute();
        });
    }

    private static GoogleConnection read(ResultSet row, Sealer sealer) throws SQLException {
        return new GoogleConnection(
                row.getObject("connection_id", UUID.class),
                sealer.open(row.getBytes("email"), EMAIL),
                row.getString("state").equals("connected"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("connected_at", OffsetDateTime.class).toInstant();
    }
}
