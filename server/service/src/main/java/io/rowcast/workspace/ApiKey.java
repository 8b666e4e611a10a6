package io.rowcast.workspace;

import io.rowcast.platform.http.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a workspace's keys to the API; the key itself is known to its holder only.
 *
 * @param prefix its first characters, to tell keys apart
 * @param scope the most that its holder may do
 * @param member whose sheet holds it; null for one of the workspace's
 * @param expiresAt from when it opens nothing; null for never
 * @param lastUsedAt to the minute; null for never
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        Scope scope,
        @Nullable UUID member,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    /** Whether it opens anything then, for all that is known of it alone. */
    public boolean isGoodAt(Instant moment) {
        return revokedAt == null && (expiresAt == null || moment.isBefore(expiresAt));
    }
}
