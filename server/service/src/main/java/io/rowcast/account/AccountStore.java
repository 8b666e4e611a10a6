package io.rowcast.account;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The people who have signed in; their addresses and names are sealed. */
public final class AccountStore {
    private static final String EMAIL = "account.email";
    private static final String NAME = "account.name";

    private final Database database;
    private final AccountKeysStore keys;

    public AccountStore(Database database, AccountKeysStore keys) {
        this.database = database;
        this.keys = keys;
    }

    /** The account of somebody who has just signed in, made when it is the first time; address and name are as Google has them. */
    Account signedIn(GoogleIdentity who, Instant now) {
        UUID id = database.outsideWorkspaces(handle -> handle.createQuery("""
                        insert into account (account_id, subject, email, name, created_at, signed_in_at)
                        values (:id, :subject, :email, :name, :now, :now)
                        on conflict (subject) do update set email = :email, name = :name, signed_in_at = :now
                        returning account_id
                        """)
                .bind("id", UUID.randomUUID())
                .bind("subject", keys.sealer().fingerprint("google/" + who.subject()))
                .bind("email", keys.sealer().seal(who.email(), EMAIL))
                .bind("name", keys.sealer().seal(who.name(), NAME))
                .bind("now", now)
                .mapTo(UUID.class)
                .one());
        return new Account(id, who.email(), who.name());
    }

    Account get(UUID id) {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select email, name from account where account_id = :id")
                .bind("id", id)
                .map((row, context) -> new Account(id, openEmail(row.getBytes(1)), openName(row.getBytes(2))))
                .one());
    }

    /** Where the account is a member, by the workspaces' names. */
    List<Membership> memberships(UUID account) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select workspace_id, workspace_name, member_id, role from memberships_of(:account)
                        """)
                .bind("account", account)
                .map((row, context) -> membership(row))
                .list());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getString("workspace_name"),
                row.getObject("member_id", UUID.class),
                Role.stored(row.getString("role")));
    }

    /** Forgets who is a member nowhere and has not signed in since. */
    void forgetUnseen(Handle handle, Instant since) {
        handle.createQuery("select forget_accounts(:since)")
                .bind("since", since)
                .mapTo(String.class)
                .list();
    }

    String openEmail(byte[] sealed) {
        return keys.sealer().open(sealed, EMAIL);
    }

    String openName(byte[] sealed) {
        return keys.sealer().open(sealed, NAME);
    }
}
