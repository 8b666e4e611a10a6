package io.rowcast.workspace;

import io.rowcast.platform.http.Requests;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pen that a request asks for.
 *
 * @param kind a pen's word, or {@code automatic} to leave the choice to the service
 * @param connectionId which connected account; null for the only or the oldest one
 */
record PenWish(String kind, @Nullable UUID connectionId) {
    private static final String AUTOMATIC = "automatic";
    private static final List<String> KINDS = List.of(
            AUTOMATIC, Pen.SERVICE_ACCOUNT.word(), Pen.GOOGLE_ACCOUNT.word(), Pen.ADD_ON.word());

    /** @throws io.rowcast.platform.http.Problem when it is no such word */
    PenWish {
        if (kind == null || !KINDS.contains(kind)) {
            throw Requests.wrong("kind", "expected one of " + String.join(", ", KINDS));
        }
    }

    boolean isAutomatic() {
        return kind.equals(AUTOMATIC);
    }

    /** Of a wish that is not automatic. */
    Pen pen() {
        return Pen.of(kind);
    }
}
