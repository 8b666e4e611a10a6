package io.rowcast.account;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who is a member of a workspace. There is always an owner. */
public final class MemberStore {
    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;

    public MemberStore(Database database, AccountStore accounts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A member as the others see it; prints without address and name. */
    record Member(UUID id, UUID account, Role role, String email, String name) {
        @Override
        public String toString() {
            return "member " + id;
        }
    }

    /** What came of a change. */
    enum Change {
        DONE,
        UNKNOWN,
        /** It would leave the workspace without an owner. */
        LAST_OWNER
    }

    /** Adds a member to the transaction's workspace. */
    static void add(Handle handle, WorkspaceId workspace, UUID member, UUID account, Role role, Instant now) {
        handle.createUpdate("""
                        insert into member (workspace_id, member_id, account_id, role, joined_at)
                        values (:workspace, :member, :account, :role, :now)
                        """)
                .bind("workspace", workspace.value())
                .bind("member", member)
                .bind("account", account)
                .bind("role", role.word())
                .bind("now", now)
                .execute();
    }

    /** Each member's e-mail address. */
    public Map<UUID, String> addresses(WorkspaceId workspace) {
        return list(workspace).stream().collect(Collectors.toUnmodifiableMap(Member::id, Member::email));
    }

    /** By when they joined. */
    List<Member> list(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select m.member_id, m.account_id, m.role, a.email, a.name
                        from member m join account a using (account_id)
                        where m.workspace_id = :workspace order by m.joined_at, m.member_id
                        """)
                        .bind("workspace", workspace.value())
                        .map((row, context) -> new Member(
                                row.getObject("member_id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                Role.stored(row.getString("role")),
                                accounts.openEmail(row.getBytes("email")),
                                accounts.openName(row.getBytes("name"))))
                        .list());
    }

    Change changeRole(Caller by, UUID member, Role role) {
        return database.inWorkspace(by.workspace(), handle -> {
            Change change = check(handle, by.workspace(), member, role);
            if (change == Change.DONE) {
                handle.createUpdate("""
                                update member set role = :role where workspace_id = :workspace and member_id = :member
                                """)
                        .bind("role", role.word())
                        .bind("workspace", by.workspace().value())
                        .bind("member", member)
                        .execute();
                record(handle, by, Action.MEMBER_ROLE_CHANGED, member, Map.of("role", role.word()));
            }
            return change;
        });
    }

    /** Ends a membership, and with it what the member's sheets and browsers may do here. */
    Change remove(Caller by, UUID member) {
        return database.inWorkspace(by.workspace(), handle -> {
            Change change = check(handle, by.workspace(), member, Role.VIEWER);
            if (change == Change.DONE) {
                handle.createUpdate("delete from member where workspace_id = :workspace and member_id = :member")
                        .bind("workspace", by.workspace().value())
                        .bind("member", member)
                        .execute();
                record(handle, by, Action.MEMBER_REMOVED, member, Map.of());
            }
            return change;
        });
    }

    /** Whether an owner is left when the member becomes that. All rows are held: two owners may not leave each other at once. */
    private static Change check(Handle handle, WorkspaceId workspace, UUID member, Role role) {
        Map<UUID, Role> all = handle.createQuery("""
                        select member_id, role from member where workspace_id = :workspace order by member_id for update
                        """)
                .bind("workspace", workspace.value())
                .reduceRows(new HashMap<UUID, Role>(), (found, row) -> {
                    found.put(row.getColumn("member_id", UUID.class), Role.stored(row.getColumn("role", String.class)));
                    return found;
                });
        if (!all.containsKey(member)) {
            return Change.UNKNOWN;
        }
        all.put(member, role);
        return all.containsValue(Role.OWNER) ? Change.DONE : Change.LAST_OWNER;
    }

    private void record(Handle handle, Caller by, Action action, UUID member, Map<String, String> facts) {
        AuditStore.add(handle, by.actor(), action, member, facts, clock.instant());
    }
}
