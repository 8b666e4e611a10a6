package io.rowcast.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Looks now and then at what nobody has settled: claims of a node that died become unknown, and what stays unknown for
 * too long is shown as unconfirmed. Nothing of it is sent again.
 */
final class Doubts {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final DoubtStore store;
    private final Patience patience;
    private volatile long nextReview;

    Doubts(InstantSource clock, LongSupplier nanoTime, DoubtStore store, Patience patience) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextReview = nanoTime.getAsLong();
        this.store = store;
        this.patience = patience;
    }

    boolean due() {
        return nanoTime.getAsLong() >= nextReview;
    }

    void review() {
        if (!due()) {
            return;
        }
        nextReview = nanoTime.getAsLong() + INTERVAL.toNanos();
        Instant now = clock.instant();
        store.workspacesInDoubt().forEach(workspace -> store.review(workspace, now, now.minus(patience.doubt())));
    }
}
