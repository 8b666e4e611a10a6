package io.rowcast.sheets;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** One account's requests of one kind. */
final class Quota {
    /** Nothing was sent, since a limit is reached. */
    static final class UsedUpException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient Instant until;

        private UsedUpException(Instant until) {
            super("used up until " + until);
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    private final QuotaStore store;
    private final String account;
    private final CallKind kind;
    private final InstantSource clock;

    Quota(QuotaStore store, String account, CallKind kind, InstantSource clock) {
        this.store = store;
        this.account = account;
        this.kind = kind;
        this.clock = clock;
    }

    /** Counts one attempt, or refuses it. */
    void take() throws UsedUpException {
        var until = store.take(account, kind, clock.instant());
        if (until.isPresent()) {
            throw new UsedUpException(until.get());
        }
    }

    /** Google refused one all the same, as others use the account too. */
    Instant refused() {
        return store.rest(
                account,
                kind,
                clock.instant(),
                Duration.ofMillis(ThreadLocalRandom.current().nextInt(1_001)));
    }
}
