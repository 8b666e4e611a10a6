package io.rowcast.account;

import io.rowcast.platform.crypto.Secrets;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.ApiKeySecret;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.NewKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Sheets that wait to be let in: only hashes of their secrets and codes are kept, and no key before it is fetched. */
public final class PairingStore {
    /** How a sheet's key is called among the keys. */
    private static final String KEY_NAME = "Google Sheets";

    private final Database database;
    private final AccountKeysStore accountKeys;
    private final ApiKeyStore apiKeys;

    public PairingStore(Database database, AccountKeysStore accountKeys, ApiKeyStore apiKeys) {
        this.database = database;
        this.accountKeys = accountKeys;
        this.apiKeys = apiKeys;
    }

    /** Where a pairing stands. */
    record Standing(State state, @Nullable Instant askedAt) {}

    enum State {
        WAITING,
        APPROVED,
        DENIED
    }

    /** What a sheet is given. */
    record Granted(ApiKeySecret key, WorkspaceId workspace, String workspaceName, Scope scope) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "key for workspace " + workspace;
        }
    }

    /**
     * Begins one, and forgets those that are over.
     *
     * @param most how many may wait at one time
     * @return false where too many do
     */
    boolean begin(String deviceSecret, UserCode code, Instant now, Instant until, int most) {
        return database.outsideWorkspaces(handle -> {
            handle.createUpdate("delete from pairing where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                            insert into pairing (device_hash, code_hash, expires_at)
                            select :device, :code, :until where (select count(*) from pairing) < :most
                            on conflict do nothing
                            """)
                            .bind("device", Secrets.sha256(deviceSecret))
                            .bind("code", hash(code))
                            .bind("until", until)
                            .bind("most", most)
                            .execute()
                    == 1;
        });
    }

    /** Whether a sheet waits with that code. */
    boolean waits(UserCode code, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select true from pairing where code_hash = :code and state = 'waiting' and expires_at > :now
                        """)
                .bind("code", hash(code))
                .bind("now", now)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent());
    }

    /** @return false where no sheet waits with that code (any more) */
    boolean approve(UserCode code, Membership membership, Scope scope, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createUpdate("""
                                update pairing
                                set state = 'approved', workspace_id = :workspace, member_id = :member, scope = :scope
                                where code_hash = :code and state = 'waiting' and expires_at > :now
                                """)
                        .bind("workspace", membership.workspace().value())
                        .bind("member", membership.memberId())
                        .bind("scope", scope.word())
                        .bind("code", hash(code))
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** @return false where no sheet waits with that code (any more) */
    boolean deny(UserCode code, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createUpdate("""
                                update pairing set state = 'denied'
                                where code_hash = :code and state = 'waiting' and expires_at > :now
                                """)
                        .bind("code", hash(code))
                        .bind("now", now)
                        .execute()
                == 1);
    }

    /** Where it stands, and notes that the sheet has asked; empty where it is unknown, over, or its key was fetched. */
    Optional<Standing> ask(String deviceSecret, Instant now) {
        return database.outsideWorkspaces(handle -> {
            Optional<Standing> standing = handle.createQuery("""
                            select state, asked_at from pairing where device_hash = :device and expires_at > :now for update
                            """)
                    .bind("device", Secrets.sha256(deviceSecret))
                    .bind("now", now)
                    .map((row, context) -> standing(row))
                    .findOne();
            handle.createUpdate("update pairing set asked_at = :now where device_hash = :device")
                    .bind("now", now)
                    .bind("device", Secrets.sha256(deviceSecret))
                    .execute();
            return standing;
        });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Timestamp asked = row.getTimestamp("asked_at");
        State state = switch (row.getString("state")) {
            case "waiting" -> State.WAITING;
            case "approved" -> State.APPROVED;
            case "denied" -> State.DENIED;
            case String other -> throw new IllegalStateException("no state of a pairing: " + other);
        };
        return new Standing(state, asked == null ? null : asked.toInstant());
    }

    private record Approved(WorkspaceId workspace, UUID member, Scope scope) {}

    /** Makes the key of an approved one, which is used up; empty where it is not there any more, or the member is none. */
    Optional<Granted> fetch(String deviceSecret, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        delete from pairing where device_hash = :device and state = 'approved' and expires_at > :now
                        returning workspace_id, member_id, scope
                        """)
                .bind("device", Secrets.sha256(deviceSecret))
                .bind("now", now)
                .map((row, context) -> new Approved(
                        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                        row.getObject("member_id", UUID.class),
                        Scope.of(row.getString("scope")).orElseThrow()))
                .findOne()
                .flatMap(approved -> grant(handle, approved)));
    }

    private Optional<Granted> grant(Handle handle, Approved approved) {
        Database.enter(handle, approved.workspace());
        return handle.createQuery("""
                        select w.name from workspace w join member m using (workspace_id)
                        where w.workspace_id = :workspace and m.member_id = :member
                        """)
                .bind("workspace", approved.workspace().value())
                .bind("member", approved.member())
                .mapTo(String.class)
                .findOne()
                .map(name -> new Granted(
                        apiKeys.issue(
                                handle,
                                approved.workspace(),
                                new Actor.Member(approved.member()),
                                new NewKey(KEY_NAME, approved.scope(), null, approved.member())),
                        approved.workspace(),
                        name,
                        approved.scope()));
    }

    private byte[] hash(UserCode code) {
        return accountKeys.sealer().fingerprint("pairing/" + code.letters());
    }
}
