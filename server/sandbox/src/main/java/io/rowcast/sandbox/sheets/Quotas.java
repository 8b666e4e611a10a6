package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.access.Caller;
import io.rowcast.sandbox.sheets.wire.ApiException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Google's quotas (facts 1.1): requests a minute for each user and for the project, reads and writes apart; full again each minute.
 * A batch is one request. Refused and failed requests count too; people's tokens from the controls do not.
 */
final class Quotas {
    /**
     * The limits.
     *
     * @param perUser requests of one kind a minute for one account
     * @param perProject requests of one kind a minute for all accounts
     */
    record Limits(int perUser, int perProject, boolean enabled) {}

    /** Google's own, unless raised (facts 1.1). */
    static final Limits GOOGLES = new Limits(60, 300, true);

    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private Limits limits = GOOGLES;
    private long minute;

    Quotas(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void limits(Limits other) {
        limits = other;
        used.clear();
    }

    /**
     * Counts one request.
     *
     * @throws ApiException 429 when there was none left
     */
    synchronized void take(Caller caller, boolean reading) {
        if (!limits.enabled || !caller.isCounted()) {
            return;
        }
        startMinute();
        String kind = reading ? "Read" : "Write";
        check(kind, kind + " " + caller.email(), limits.perUser, true);
        check(kind, kind, limits.perProject, false);
        used.merge(kind, 1, Integer::sum);
        used.merge(kind + " " + caller.email(), 1, Integer::sum);
    }

    private void startMinute() {
        long now = clock.instant().getEpochSecond() / 60;
        if (now != minute) {
            minute = now;
            used.clear();
        }
    }

    private void check(String kind, String counter, int limit, boolean perUser) {
        if (used.getOrDefault(counter, 0) >= limit) {
            throw ApiException.overQuota(kind, perUser, limit);
        }
    }
}
