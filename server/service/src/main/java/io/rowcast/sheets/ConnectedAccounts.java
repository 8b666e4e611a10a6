package io.rowcast.sheets;

import com.google.auth.oauth2.UserCredentials;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.GoogleConnectionStore.Key;
import io.rowcast.writeback.SheetTrouble;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The accounts of people who let the service write with them. Keeps each one's access token while it is good. */
final class ConnectedAccounts {
    private record Opened(Instant connectedAt, SheetsApi api) {}

    private final GoogleConnectionStore connections;
    private final OAuthClient client;
    private final Function<GoogleAccount, SheetsApi> open;
    private final ConcurrentHashMap<UUID, Opened> opened = new ConcurrentHashMap<>();

    ConnectedAccounts(GoogleConnectionStore connections, OAuthClient client, Function<GoogleAccount, SheetsApi> open) {
        this.connections = connections;
        this.client = client;
        this.open = open;
    }

    SheetsApi of(WorkspaceId workspace, UUID connectionId) {
        return connections
                .key(workspace, connectionId)
                .filter(Key::connected)
                .map(key -> open(workspace, connectionId, key))
                .orElseGet(() -> {
                    opened.remove(connectionId);
                    return new ClosedApi(new SheetTrouble.NotConnected());
                });
    }

    private SheetsApi open(WorkspaceId workspace, UUID connectionId, Key key) {
        return opened.compute(
                        connectionId,
                        (id, before) -> before != null && before.connectedAt().equals(key.connectedAt())
                                ? before
                                : new Opened(key.connectedAt(), open.apply(account(workspace, connectionId, key))))
                .api();
    }

    private GoogleAccount account(WorkspaceId workspace, UUID connectionId, Key key) {
        return new GoogleAccount(
                UserCredentials.newBuilder()
                        .setClientId(client.id())
                        .setClientSecret(client.secret())
                        .setRefreshToken(key.refreshToken())
                        .setTokenServerUri(client.tokenUrl())
                        .build(),
                key.account(),
                new SheetTrouble.NotAllowed(),
                answer -> refused(workspace, connectionId, key, answer));
    }

    /** invalid_grant is the person's doing, or time's (facts 2); any other refusal is about the service itself. */
    private SheetTrouble refused(WorkspaceId workspace, UUID connectionId, Key key, String answer) {
        if (!answer.contains("invalid_grant")) {
            return new SheetTrouble.Refused("the service's OAuth client is not accepted (any more); ask the operator to"
                    + " check ROWCAST_GOOGLE_CLIENT_ID and ROWCAST_GOOGLE_CLIENT_SECRET");
        }
        connections.revoked(workspace, connectionId, key.connectedAt());
        return new SheetTrouble.NotConnected();
    }
}
