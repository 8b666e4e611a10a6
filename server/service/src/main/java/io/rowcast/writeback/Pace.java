package io.rowcast.writeback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** When each spreadsheet may be turned to again. */
final class Pace {
    /** Google: at most one request a second to one spreadsheet, else 503s follow (facts 1.1). */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Map<String, Instant> startedAt = new HashMap<>();
    private final Map<String, Instant> notBefore = new HashMap<>();

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    boolean allows(Tab tab) {
        return !clock.instant().isBefore(notBefore.getOrDefault(tab.spreadsheetId(), Instant.MIN));
    }

    void start(Tab tab) {
        startedAt.put(tab.spreadsheetId(), clock.instant());
        holdUntil(tab, clock.instant().plus(TURN));
    }

    /** When it last had its turn, so that the one which waits longest goes first. */
    Instant startedAt(Tab tab) {
        return startedAt.getOrDefault(tab.spreadsheetId(), Instant.MIN);
    }

    void hold(Tab tab, Duration pause) {
        holdUntil(tab, clock.instant().plus(pause));
    }

    void holdUntil(Tab tab, Instant until) {
        notBefore.merge(tab.spreadsheetId(), until, (one, other) -> one.isAfter(other) ? one : other);
    }
}
