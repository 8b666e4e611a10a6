package io.rowcast.account;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.crypto.Secrets;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invitations into a workspace: a link that is good for one address, once, for seven days. */
public final class InvitationStore {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final String EMAIL = "invitation.email";

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;

    public InvitationStore(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** One that is still good; prints without the address. */
    record Invitation(
            UUID id, WorkspaceId workspace, String workspaceName, Role role, String email, Instant expiresAt) {
        /** Whether it is for that address; capitals do not count. */
        boolean isFor(String address) {
            return email.toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return "invitation " + id;
        }
    }

    /**
     * Makes one.
     *
     * @return the secret of its link, which can be seen only now
     */
    String invite(Caller by, String email, Role role) {
        String secret = Secrets.fresh();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(by.workspace(), handle -> {
            handle.createUpdate("delete from invitation where workspace_id = :workspace and expires_at <= :now")
                    .bind("workspace", by.workspace().value())
                    .bind("now", now)
                    .execute();
            handle.createUpdate("""
                            insert into invitation (workspace_id, invitation_id, token_hash, role, email, expires_at)
                            values (:workspace, :id, :hash, :role, :email, :until)
                            """)
                    .bind("workspace", by.workspace().value())
                    .bind("id", id)
                    .bind("hash", Secrets.sha256(secret))
                    .bind("role", role.word())
                    .bind("email", sealers.of(by.workspace()).seal(email, EMAIL))
                    .bind("until", now.plus(LIFE))
                    .execute();
            AuditStore.add(handle, by.actor(), Action.MEMBER_INVITED, id, Map.of("role", role.word()), now);
            return null;
        });
        return secret;
    }

    /** Those that are still good, the last one first. */
    List<Invitation> list(WorkspaceId workspace) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select i.invitation_id, w.name, i.role, i.email, i.expires_at
                        from invitation i join workspace w using (workspace_id)
                        where i.workspace_id = :workspace and i.expires_at > :now order by i.expires_at desc, i.invitation_id
                        """)
                        .bind("workspace", workspace.value())
                        .bind("now", clock.instant())
                        .map((row, context) -> new Invitation(
                                row.getObject("invitation_id", UUID.class),
                                workspace,
                                row.getString("name"),
                                Role.stored(row.getString("role")),
                                sealers.of(workspace).open(row.getBytes("email"), EMAIL),
                                row.getTimestamp("expires_at").toInstant()))
                        .list());
    }

    void withdraw(Caller by, UUID id) {
        database.<Void, RuntimeException>inWorkspace(by.workspace(), handle -> {
            int gone = handle.createUpdate(
                            "delete from invitation where workspace_id = :workspace and invitation_id = :id")
                    .bind("workspace", by.workspace().value())
                    .bind("id", id)
                    .execute();
            if (gone == 1) {
                AuditStore.add(handle, by.actor(), Action.INVITATION_WITHDRAWN, id, Map.of(), clock.instant());
            }
            return null;
        });
    }

    /** The one with that secret; empty where there is none, or it was used, withdrawn, or has ended. */
    Optional<Invitation> find(String secret) {
        byte[] hash = Secrets.sha256(secret);
        return database.outsideWorkspaces(
                        handle -> handle.createQuery("select workspace_id from workspace_of_invitation(:hash)")
                                .bind("hash", hash)
                                .mapTo(UUID.class)
                                .findOne())
                .map(WorkspaceId::new)
                .flatMap(workspace -> database.inWorkspace(
                                workspace,
                                handle -> handle.createQuery("""
                                        select invitation_id from invitation
                                        where workspace_id = :workspace and token_hash = :hash
                                        """)
                                        .bind("workspace", workspace.value())
                                        .bind("hash", hash)
                                        .mapTo(UUID.class)
                                        .findOne())
                        .flatMap(id -> list(workspace).stream()
                                .filter(one -> one.id().equals(id))
                                .findFirst()));
    }

    /** Uses one up and makes the account a member; empty where somebody was faster, or the account is one already. */
    Optional<Membership> accept(Invitation invitation, UUID account) {
        UUID member = UUID.randomUUID();
        return database.inWorkspace(invitation.workspace(), handle -> {
            int used = handle.createUpdate("""
                            delete from invitation
                            where workspace_id = :workspace and invitation_id = :id
                              and not exists (
                                select from member m where m.workspace_id = :workspace and m.account_id = :account)
                            """)
                    .bind("workspace", invitation.workspace().value())
                    .bind("id", invitation.id())
                    .bind("account", account)
                    .execute();
            if (used == 0) {
                return Optional.empty();
            }
            MemberStore.add(handle, invitation.workspace(), member, account, invitation.role(), clock.instant());
            AuditStore.add(
                    handle,
                    new Actor.Member(member),
                    Action.MEMBER_JOINED,
                    member,
                    Map.of("role", invitation.role().word()),
                    clock.instant());
            return Optional.of(
                    new Membership(invitation.workspace(), invitation.workspaceName(), member, invitation.role()));
        });
    }
}
