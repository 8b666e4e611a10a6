package io.rowcast.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When rows that are kept may be claimed.
 *
 * @param dueAt as PostgreSQL reads a time; null for at once
 */
record Turn(@Nullable String dueAt) {
    static final Turn AT_ONCE = new Turn(null);

    /** Not before the campaign that they follow has come to something. */
    static final Turn WHEN_TOLD = new Turn("infinity");

    static Turn at(Instant moment) {
        return new Turn(moment.toString());
    }
}
