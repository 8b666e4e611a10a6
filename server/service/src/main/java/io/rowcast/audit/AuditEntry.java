package io.rowcast.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param id greater than that of what was done before
 * @param actorKind {@code key}, {@code member}, {@code operator} or {@code service}
 * @param actorId the key's or member's; null for the other kinds
 * @param action as {@code campaign-launched}
 * @param subject what it was done to; null for the workspace itself
 */
public record AuditEntry(
        long id,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        String action,
        @Nullable UUID subject,
        Map<String, String> facts) {}
