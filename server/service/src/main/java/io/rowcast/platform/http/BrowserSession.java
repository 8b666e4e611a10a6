package io.rowcast.platform.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser in which somebody has signed in.
 *
 * @param account who
 * @param email of the person, for the person's own eyes
 * @param csrfToken what every request that changes something must carry, so that no other site can make it
 * @param workspace the chosen workspace's name; null where none is chosen, or the person is no member of it any more
 * @param caller what the person is there; null where {@code workspace} is
 */
public record BrowserSession(
        UUID account,
        String email,
        String csrfToken,
        @Nullable String workspace,
        @Nullable Caller caller) {
    /** Without the address. */
    @Override
    public String toString() {
        return "session of account " + account;
    }
}
