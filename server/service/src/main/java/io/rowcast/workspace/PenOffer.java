package io.rowcast.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pen that a user may choose, or would like to know how to get.
 *
 * @param available whether it may be chosen now; whether Google lets it write to a certain sheet is another matter
 * @param account e-mail address that it writes as
 * @param explanation what it does, or what is missing
 */
record PenOffer(
        Pen kind,
        boolean available,
        @Nullable String account,
        @Nullable UUID connectionId,
        String explanation) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return String.valueOf(kind);
    }
}
