package io.rowcast.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody agreed to get messages, as it is told to us.
 *
 * @param recipient E.164, or a business-scoped user id
 * @param words what they agreed to; null where that is not known
 * @param origin where it stands, as a tab and its cell; null for nowhere
 * @param at when they said so; when we were told, where that is not known
 * @param dated whether {@code at} is known to be the time at which they said so; only then it can outweigh an opt-out
 */
public record Agreement(
        String recipient,
        Consent.Source source,
        @Nullable String words,
        @Nullable String origin,
        Instant at,
        boolean dated) {
    @Override
    public String toString() {
        return "agreement by " + source.word() + " of " + at;
    }
}
