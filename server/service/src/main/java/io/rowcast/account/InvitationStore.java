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
    private final AccountKeysStore accountKeys;
    private final InstantSource clock;

    public InvitationStore(Database database, Sealers sealers, AccountKeysStore accountKeys, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.accountKeys = accountKeys;
        this.clock = clock;
    }

    /** One that is still good; prints without the address. */
    record Invitation(
            UUID id, WorkspaceId workspace, String workspaceName, Role role, String email, Instant expiresAt) {
        /** Whether it is for that address; capitals do not count. */
        boolean isFor(String address) {
            return folded(email).equals(folded(address));
        }

        @Override
        public String toString() {
            return "invitation " + id;
        }
    }

    /**
     * Makes one, in the place of an earlier one for the same address.
     *
     * @return the secret of its link, which can be seen only now
     */
    public String invite(WorkspaceId workspace, Actor by, String email, Role role) {
        String secret = Secrets.fresh();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        byte[] address = address(email);
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            handle.createUpdate("""
                            delete from invitation
                            where workspace_id = :workspace and (expires_at <= :now or email_id = :address)
                            """)
                    .bind("workspace", workspace.value())
                    .bind("now", now)
                    .bind("address", address)
                    .execute();
            handle.createUpdate("""
                            insert into invitation (
                                workspace_id, invitation_id, token_hash, role, email, email_id, expires_at)
                            values (:workspace, :id, :hash, :role, :email, :address, :until)
                            """)
                    .bind("workspace", workspace.value())
                    .bind("id", id)
                    .bind("hash", Secrets.sha256(secret))
                    .bind("role", role.word())
                    .bind("email", sealers.of(workspace).seal(email, EMAIL))
                    .bind("address", address)
                    .bind("until", now.plus(LIFE))
                    .execute();
            AuditStore.add(handle, by, Action.MEMBER_INVITED, id, Map.of("role", role.word()), now);
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

    /** Those for the address, over all workspaces. */
    List<Invitation> forAddress(String email) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select workspace_id, workspace_name, invitation_id, role, expires_at
                        from invitations_for(:address, :now)
                        """)
                .bind("address", address(email))
                .bind("now", clock.instant())
                .map((row, context) -> new Invitation(
                        row.getObject("invitation_id", UUID.class),
                        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                        row.getString("workspace_name"),
                        Role.stored(row.getString("role")),
                        email,
                        row.getTimestamp("expires_at").toInstant()))
                .list());
    }

    private byte[] address(String email) {
        return accountKeys.sealer().fingerprint("email/" + folded(email));
    }

    private static String folded(String email) {
        return email.toLowerCase(Locale.ROOT);
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
