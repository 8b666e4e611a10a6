package io.rowcast.whatsapp;

import io.rowcast.dispatch.Outbound;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.TestDatabase;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A workspace with the sandbox's own number connected, and the client of whatever answers at an address. */
final class Connected implements AutoCloseable {
    final Sender sender = new Sender(
            UUID.randomUUID(),
            "106540352242922",
            "102290129340398",
            new AccessToken("sandbox-token"),
            "+1 555 078 3881",
            "Before",
            "UNKNOWN",
            "UNKNOWN",
            20);

    final MovableClock clock = new MovableClock();
    private final Database database = TestDatabase.fresh();
    final SenderStore senders;
    final MediaStore files;
    final MediaUploadStore uploads = new MediaUploadStore(database);
    final WorkspaceId workspace;
    final CloudApi api;
    final CloudApiMessenger messenger;

    Connected(URI graph, Duration timeout, Path folder) throws IOException {
        MasterKeyset master = MasterKeyset.readOrCreate(folder.resolve("keyset.json"));
        WorkspaceStore workspaces = new WorkspaceStore(database, clock);
        workspace = workspaces.create("shop", master).id();
        Sealers sealers = new Sealers(master, workspaces::keysOf);
        senders = new SenderStore(database, sealers);
        files = new MediaStore(database, sealers, clock);
        senders.save(workspace, sender);
        api = new CloudApi(CloudApi.newHttpClient(), graph, "v25.0", timeout);
        messenger = new CloudApiMessenger(api, senders, files, uploads, clock);
    }

    /** As an operator does with {@code sender add}. */
    void store(AccessToken token) {
        senders.save(
                workspace,
                new Sender(
                        sender.id(),
                        sender.phoneNumberId(),
                        sender.wabaId(),
                        token,
                        sender.displayPhoneNumber(),
                        sender.verifiedName(),
                        sender.qualityRating(),
                        sender.status(),
                        sender.messagesPerSecond()));
    }

    Outbound outbound(String body) {
        return new Outbound(workspace, sender.id(), UUID.randomUUID(), body);
    }

    Outbound fromNobody(String body) {
        return new Outbound(workspace, UUID.randomUUID(), UUID.randomUUID(), body);
    }

    @Override
    public void close() {
        database.close();
    }
}
