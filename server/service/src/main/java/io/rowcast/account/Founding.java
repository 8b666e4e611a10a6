package io.rowcast.account;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.http.Actor;
import io.rowcast.workspace.Workspace;
import io.rowcast.workspace.WorkspaceStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Lets a person who has signed in make a workspace, and be its owner. */
public final class Founding {
    /** Nobody has a use for more, and nobody can fill the database with them. */
    private static final int MOST = 10;

    private static final int LONGEST_NAME = 80;

    private final WorkspaceStore workspaces;
    private final AccountStore accounts;
    private final MasterKeyset master;
    private final InstantSource clock;

    public Founding(WorkspaceStore workspaces, AccountStore accounts, MasterKeyset master, InstantSource clock) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.master = master;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Made(Membership membership) implements Outcome {}

        /** @param words for the person */
        record Refused(String words) implements Outcome {}
    }

    Outcome found(UUID account, String name) {
        String given = name.strip();
        if (given.isEmpty() || given.length() > LONGEST_NAME) {
            return new Outcome.Refused("Give the workspace a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (accounts.memberships(account).size() >= MOST) {
            return new Outcome.Refused(
                    "You are a member of " + MOST + " workspaces already; one account makes no more.");
        }
        UUID member = UUID.randomUUID();
        Workspace made = workspaces.create(given, master, (handle, id) -> {
            MemberStore.add(handle, id, member, account, Role.OWNER, clock.instant());
            AuditStore.add(handle, new Actor.Member(member), Action.WORKSPACE_MADE, null, Map.of(), clock.instant());
        });
        return new Outcome.Made(new Membership(made.id(), made.name(), member, Role.OWNER));
    }
}
