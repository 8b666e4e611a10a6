package io.rowcast.workspace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a workspace's keys to the API; the key itself is known to its holder only.
 *
 * @param prefix its first characters, to tell keys apart
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
