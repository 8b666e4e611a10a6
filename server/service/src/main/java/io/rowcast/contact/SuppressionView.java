package io.rowcast.contact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A suppression as the API tells it. */
record SuppressionView(
        String recipient,
        String reason,
        String source,
        Instant since,
        @Nullable String note) {
    /** @param next where the following page starts; null on the last */
    record Page(
            List<SuppressionView> suppressions, @Nullable String next) {}

    static SuppressionView of(Suppression suppression) {
        return new SuppressionView(
                suppression.recipient(),
                suppression.reason(),
                suppression.source().word(),
                suppression.since(),
                suppression.note());
    }
}
