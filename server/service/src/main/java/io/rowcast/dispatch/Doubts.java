package io.rowcast.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks now and then at what nobody has settled: claims of a node that died become unknown, and what stays unknown for
 * too long is shown as unconfirmed. Nothing of it is sent again.
 */
final class Doubts {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final DoubtStore store;
    private final Patience patience;
    private Instant nextReview = Instant.EPOCH;

    Doubts(InstantSource clock, DoubtStore store, Patience patience) {
        this.clock = clock;
        this.store = store;
        this.patience = patience;
    }

    void review() {
        Instant now = clock.instant();
        if (now.isBefore(nextReview)) {
            return;
        }
        nextReview = now.plus(INTERVAL);
        store.workspacesInDoubt().forEach(workspace -> store.review(workspace, now, now.minus(patience.doubt())));
    }
}
