package io.rowcast.account;

import io.rowcast.account.PairingStore.Granted;
import java.util.UUID;

/** What a sheet that is being connected hears and says; field names are those of the API. */
final class PairingView {
    private PairingView() {}

    record Code(String deviceCode, String userCode, String url, long expiresInSeconds, long pollSeconds) {
        static Code of(Pairing.Begun begun, String url) {
            return new Code(
                    begun.deviceSecret(),
                    begun.code().shown(),
                    url,
                    Pairing.LIFE.toSeconds(),
                    Pairing.PAUSE.toSeconds());
        }
    }

    record Key(String apiKey, String scope, WorkspaceView workspace) {
        static Key of(Granted granted) {
            return new Key(
                    granted.key().value(),
                    granted.scope().word(),
                    new WorkspaceView(granted.workspace().value(), granted.workspaceName()));
        }
    }

    record WorkspaceView(UUID id, String name) {}
}
