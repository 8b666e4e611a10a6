package io.rowcast.workspace;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an operator does: makes workspaces, gives out keys, adds senders. */
public final class Accounts {
    private final WorkspaceStore workspaces;
    private final ApiKeyStore keys;
    private final SenderStore senders;
    private final TemplateSource templates;
    private final SenderChecks checks;
    private final SenderHealth health;
    private final MasterKeyset master;

    public Accounts(
            WorkspaceStore workspaces,
            ApiKeyStore keys,
            SenderStore senders,
            TemplateSource templates,
            SenderChecks checks,
            SenderHealth health,
            MasterKeyset master) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.senders = senders;
        this.templates = templates;
        this.checks = checks;
        this.health = health;
        this.master = master;
    }

    public Workspace createWorkspace(String name) {
        return workspaces.create(name, master);
    }

    public List<Workspace> workspaces() {
        return workspaces.list();
    }

    public Optional<Workspace> workspace(WorkspaceId id) {
        return workspaces.find(id);
    }

    /**
     * Wraps every workspace's keys with the primary key of the master keyset, after that was rotated.
     *
     * @return how many workspaces there are
     */
    public int rewrapKeys() {
        List<Workspace> all = workspaces.list();
        all.forEach(workspace -> workspaces.rewrap(workspace.id(), master));
        return all.size();
    }

    /** Makes a key that may do everything; this is the only time that it can be seen. */
    public ApiKeySecret issueKey(WorkspaceId workspace, String name) {
        return issueKey(workspace, NewKey.forEverything(name));
    }

    /** Makes a key; this is the only time that it can be seen. */
    public ApiKeySecret issueKey(WorkspaceId workspace, NewKey wanted) {
        return keys.issue(workspace, new Actor.Operator(), wanted);
    }

    public List<ApiKey> keys(WorkspaceId workspace) {
        return keys.list(workspace);
    }

    /** @return false where there is no such key, or it was revoked before */
    public boolean revokeKey(WorkspaceId workspace, UUID keyId) {
        return keys.revoke(workspace, new Actor.Operator(), keyId);
    }

    public List<Sender> senders(WorkspaceId workspace) {
        return senders.list(workspace);
    }

    /**
     * Adds a WhatsApp Business number as Meta describes it, or gives the one that is there a new token. Nothing is stored
     * before Meta has answered with that very token, so a wrong one is told at once.
     *
     * @throws SourceUnavailableException when Meta did not answer, or refused
     */
    public Sender addSender(WorkspaceId workspace, String phoneNumberId, String wabaId, AccessToken token) {
        UUID id = senders.list(workspace).stream()
                .filter(sender -> sender.phoneNumberId().equals(phoneNumberId))
                .map(Sender::id)
                .findFirst()
                .orElseGet(UUID::randomUUID);
        Sender asked = new Sender(id, phoneNumberId, wabaId, token, "", "", "UNKNOWN", "UNKNOWN", Throughput.STANDARD);
        NumberState state = checks.ask(asked);
        // The number alone does not tell a wrong account: its templates do.
        templates.templatesOf(asked);
        checks.add(workspace, asked, state);
        return state.in(asked);
    }

    public HealthReport health(WorkspaceId workspace, UUID sender) {
        return health.of(workspace, sender);
    }
}
