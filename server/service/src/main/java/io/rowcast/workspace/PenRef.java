package io.rowcast.workspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pen, with the credential that it writes with.
 *
 * @param connectionId the connected Google account; given for {@link Pen#GOOGLE_ACCOUNT}, null for the others
 */
public record PenRef(Pen kind, @Nullable UUID connectionId) {
    static final PenRef SERVICE_ACCOUNT = new PenRef(Pen.SERVICE_ACCOUNT, null);
    static final PenRef ADD_ON = new PenRef(Pen.ADD_ON, null);

    public PenRef {
        if ((kind == Pen.GOOGLE_ACCOUNT) != (connectionId != null)) {
            throw new IllegalArgumentException(kind + " with connection " + connectionId);
        }
    }

    static PenRef connected(UUID connectionId) {
        return new PenRef(Pen.GOOGLE_ACCOUNT, connectionId);
    }
}
