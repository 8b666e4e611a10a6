package io.rowcast.workspace;

import io.rowcast.platform.http.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param name who holds it; no person's name
 * @param scope the most that its holder may do
 * @param expiresAt from when it opens nothing; null for never
 * @param member whose sheet holds it: it may do no more than the member, and ends with the membership; null for one of the
 *     workspace's
 */
public record NewKey(
        String name,
        Scope scope,
        @Nullable Instant expiresAt,
        @Nullable UUID member) {
    /** One of the workspace's that may do everything and does not expire. */
    public static NewKey forEverything(String name) {
        return new NewKey(name, Scope.ADMIN, null, null);
    }
}
