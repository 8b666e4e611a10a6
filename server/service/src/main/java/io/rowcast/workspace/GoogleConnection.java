package io.rowcast.workspace;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's Google account that a workspace may write with.
 *
 * @param connected false where Google no longer accepts the person's consent
 */
public record GoogleConnection(UUID id, String email, boolean connected, Instant connectedAt) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "connection " + id;
    }
}
