package io.rowcast.account;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Secrets;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.BrowserSessions;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browsers in which people have signed in: only their secrets' hashes are kept. */
public final class SessionStore implements BrowserSessions {
    /** A session ends when it was not used for so long. */
    private static final Duration IDLE = Duration.ofHours(8);

    /** And after so long in any case. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** The time of the last use is kept no finer than this: one write a minute and session. */
    private static final Duration FINEST = Duration.ofMinutes(1);

    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;

    public SessionStore(Database database, AccountStore accounts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Begins a session, and forgets those that have ended, and people who are members nowhere and have not signed in for as long
     * as a session lasts. The secret is for the browser alone.
     */
    String begin(UUID account) {
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        database.outsideWorkspaces(handle -> {
            handle.createUpdate("delete from session where created_at <= :longest or seen_at <= :idle")
                    .bind("longest", now.minus(LONGEST))
                    .bind("idle", now.minus(IDLE))
                    .execute();
            accounts.forgetUnseen(handle, now.minus(LONGEST));
            return handle.createUpdate("""
                            insert into session (session_hash, account_id, created_at, seen_at)
                            values (:hash, :account, :now, :now)
                            """)
                    .bind("hash", Secrets.sha256(secret))
                    .bind("account", account)
                    .bind("now", now)
                    .execute();
        });
        return secret;
    }

    void end(String secret) {
        database.outsideWorkspaces(handle -> handle.createUpdate("delete from session where session_hash = :hash")
                .bind("hash", Secrets.sha256(secret))
                .execute());
    }

    /** Works in the workspace of a membership from now on. */
    void enter(String secret, Membership membership) {
        database.inWorkspace(membership.workspace(), handle -> {
            AuditStore.add(
                    handle,
                    membership.caller().actor(),
                    Action.SIGNED_IN,
                    membership.memberId(),
                    Map.of("role", membership.role().word()),
                    clock.instant());
            return handle.createUpdate("update session set workspace_id = :workspace where session_hash = :hash")
                    .bind("workspace", membership.workspace().value())
                    .bind("hash", Secrets.sha256(secret))
                    .execute();
        });
    }

    @Override
    public Optional<BrowserSession> with(String secret) {
        byte[] hash = Secrets.sha256(secret);
        Instant now = clock.instant();
        return database.outsideWorkspaces(handle -> {
            Optional<Found> found = handle.createQuery("select * from session_of(:hash)")
                    .bind("hash", hash)
                    .map((row, context) -> found(row))
                    .findOne()
                    .filter(one -> one.isAliveAt(now));
            if (found.filter(one -> one.isToBeTouchedAt(now)).isPresent()) {
                handle.createUpdate("update session set seen_at = :now where session_hash = :hash and seen_at < :now")
                        .bind("now", now)
                        .bind("hash", hash)
                        .execute();
            }
            return found.map(one -> session(one, secret));
        });
    }

    private record Found(
            UUID account,
            byte[] email,
            Instant createdAt,
            Instant seenAt,
            @Nullable Membership membership) {
        private boolean isAliveAt(Instant now) {
            return now.isBefore(createdAt.plus(LONGEST)) && now.isBefore(seenAt.plus(IDLE));
        }

        private boolean isToBeTouchedAt(Instant now) {
            return !now.isBefore(seenAt.plus(FINEST));
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        UUID workspace = row.getObject("workspace_id", UUID.class);
        return new Found(
                row.getObject("account_id", UUID.class),
                row.getBytes("email"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                workspace == null
                        ? null
                        : new Membership(
                                new WorkspaceId(workspace),
                                row.getString("workspace_name"),
                                row.getObject("member_id", UUID.class),
                                Role.stored(row.getString("role"))));
    }

    private BrowserSession session(Found found, String secret) {
        Membership membership = found.membership();
        Caller caller = membership == null ? null : membership.caller();
        return new BrowserSession(
                found.account(),
                accounts.openEmail(found.email()),
                csrfToken(secret),
                membership == null ? null : membership.workspaceName(),
                caller);
    }

    /** Follows from the secret, which does not follow from it. */
    private static String csrfToken(String secret) {
        return Secrets.challenge("csrf." + secret);
    }
}
