package io.rowcast;

import io.rowcast.account.AccountKeysStore;
import io.rowcast.account.InvitationStore;
import io.rowcast.account.Role;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.privacy.DataMap;
import io.rowcast.privacy.Exporting;
import io.rowcast.privacy.Terminating;
import io.rowcast.sheets.GoogleConsentClient;
import io.rowcast.whatsapp.CloudApi;
import io.rowcast.whatsapp.CloudApiNumbers;
import io.rowcast.whatsapp.CloudApiTemplates;
import io.rowcast.workspace.Accounts;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.Connecting;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.OAuthStateStore;
import io.rowcast.workspace.SenderChecks;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.Workspace;
import io.rowcast.workspace.WorkspaceStore;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** One command of an operator, beside a running service or without one. */
final class Operator implements AutoCloseable {
    private final Storage storage;
    private final Accounts accounts;
    private final AccountKeysStore peoplesKeys;
    private final InvitationStore invitations;
    private final URI publicUrl;
    private final Exporting exporting;
    private final Terminating terminating;

    private Operator(
            Storage storage,
            Accounts accounts,
            AccountKeysStore peoplesKeys,
            InvitationStore invitations,
            URI publicUrl,
            Exporting exporting,
            Terminating terminating) {
        this.storage = storage;
        this.accounts = accounts;
        this.peoplesKeys = peoplesKeys;
        this.invitations = invitations;
        this.publicUrl = publicUrl;
        this.exporting = exporting;
        this.terminating = terminating;
    }

    static Operator open(Map<String, String> environment) {
        Config config = Config.from(environment);
        Storage storage = Storage.share(config);
        InstantSource clock = InstantSource.system();
        WorkspaceStore workspaces = new WorkspaceStore(storage.database(), clock);
        Sealers sealers = new Sealers(storage.master(), workspaces::keysOf);
        SenderStore senders = new SenderStore(storage.database(), sealers);
        AccountKeysStore peoplesKeys = new AccountKeysStore(storage.database(), storage.master());
        CloudApi meta = Application.cloudApi(config);
        return new Operator(
                storage,
                new Accounts(
                        workspaces,
                        new ApiKeyStore(storage.database(), clock),
                        senders,
                        new CloudApiTemplates(meta),
                        new SenderChecks(storage.database(), senders, new CloudApiNumbers(meta), clock),
                        new SenderHealth(storage.database(), clock),
                        storage.master()),
                peoplesKeys,
                new InvitationStore(storage.database(), sealers, peoplesKeys, clock),
                config.publicUrl(),
                new Exporting(storage.database(), sealers, DataMap.read(), clock),
                new Terminating(
                        storage.database(),
                        sealers,
                        workspace -> leaveGoogle(config, storage.database(), sealers, workspaces, clock, workspace),
                        () -> false));
    }

    private static void leaveGoogle(
            Config config,
            Database database,
            Sealers sealers,
            WorkspaceStore workspaces,
            InstantSource clock,
            WorkspaceId workspace) {
        if (config.googleClient() != null) {
            new Connecting(
                            new GoogleConsentClient(config.googleClient()),
                            new OAuthStateStore(database, sealers),
                            new GoogleConnectionStore(database, sealers, clock),
                            workspaces,
                            clock)
                    .disconnectAll(workspace);
        }
    }

    /** Writes all that a workspace has into a zip. */
    void export(WorkspaceId workspace, OutputStream out) {
        exporting.workspace(workspace, new Actor.Operator(), out);
    }

    /** @return false where the workspace is not called so; nothing has happened then */
    boolean end(WorkspaceId workspace, String name) {
        return terminating.end(workspace, name);
    }

    Accounts accounts() {
        return accounts;
    }

    /** Makes an invitation, in the place of an earlier one for the same address; its link can be seen only now. */
    URI invite(WorkspaceId workspace, String email, Role role) {
        return URI.create(
                publicUrl + "/invitation?token=" + invitations.invite(workspace, new Actor.Operator(), email, role));
    }

    /**
     * Wraps all keys with the primary key of the master keyset, after that was rotated.
     *
     * @return how many workspaces there are
     */
    int rewrapKeys() {
        peoplesKeys.rewrap();
        return accounts.rewrapKeys();
    }

    WorkspaceId existing(UUID workspace) {
        return accounts.workspace(new WorkspaceId(workspace))
                .map(Workspace::id)
                .orElseThrow(() -> new CommandFailedException(
                        "There is no workspace " + workspace + "; `workspace list` prints the ids."));
    }

    @Override
    public void close() {
        storage.close();
    }
}
