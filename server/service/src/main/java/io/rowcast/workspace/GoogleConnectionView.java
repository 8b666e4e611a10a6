package io.rowcast.workspace;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Connected Google accounts as the API shows them. */
record GoogleConnectionView(UUID id, String email, String state, Instant connectedAt) {
    /** @param available whether accounts can be connected at all */
    record GoogleConnections(boolean available, List<GoogleConnectionView> connections) {}

    record InvitationView(String authorizationUrl, Instant expiresAt) {
        static InvitationView of(Connecting.Invitation invitation) {
            return new InvitationView(invitation.authorizationUrl(), invitation.expiresAt());
        }
    }

    static GoogleConnectionView of(GoogleConnection connection) {
        return new GoogleConnectionView(
                connection.id(),
                connection.email(),
                connection.connected() ? "connected" : "revoked",
                connection.connectedAt());
    }
}
