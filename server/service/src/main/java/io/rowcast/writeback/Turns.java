package io.rowcast.writeback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Has one node at a time at a spreadsheet, for one turn a second. The right is a row in the database, for a few seconds, which
 * the loop keeps alive; it is asked for again right before each write, so that a node which stood still and lost it writes
 * nothing. No connection is held meanwhile. Nodes' clocks must not differ by seconds.
 */
final class Turns {
    /** Google: at most one request a second to one spreadsheet, else 503s follow (facts 1.1). */
    private static final Duration PACE = Duration.ofSeconds(1);
    /** How long a dead node's spreadsheets wait for another. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration KEEP_EVERY = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final TurnStore store;
    private final Map<String, UUID> underWay = new ConcurrentHashMap<>();
    private Instant keptAt = Instant.MIN;

    Turns(InstantSource clock, TurnStore store) {
        this.clock = clock;
        this.store = store;
    }

    /** Whether this node is at the spreadsheet, with whatever link to it. */
    boolean isUnderWay(String spreadsheetId) {
        return underWay.containsKey(spreadsheetId);
    }

    /** Begins a turn; empty where it is another's, or too early. */
    Optional<UUID> begin(String spreadsheetId) {
        UUID turn = UUID.randomUUID();
        Instant now = clock.instant();
        if (!store.begin(spreadsheetId, turn, now, now.plus(LEASE), PACE)) {
            return Optional.empty();
        }
        underWay.put(spreadsheetId, turn);
        return Optional.of(turn);
    }

    /** Keeps all turns alive that are under way; for the loop, as turns themselves wait for Google. */
    void keep() {
        Instant now = clock.instant();
        List<UUID> turns = List.copyOf(underWay.values());
        if (!turns.isEmpty() && !now.isBefore(keptAt.plus(KEEP_EVERY))) {
            keptAt = now;
            store.keep(turns, now.plus(LEASE));
        }
    }

    /** Whether nobody has taken the spreadsheet over. */
    boolean holds(UUID turn) {
        return store.keep(List.of(turn), clock.instant().plus(LEASE)) > 0;
    }

    /** @param served whether it got what it was for; else it keeps its place in the queue */
    void end(String spreadsheetId, UUID turn, boolean served) {
        underWay.remove(spreadsheetId, turn);
        @Nullable Instant at = served ? clock.instant() : null;
        store.end(spreadsheetId, turn, at);
    }
}
