package io.rowcast.writeback;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows that were written and did not show it with the next reading, though no row had moved. A sort to and fro may do that
 * some times in a row; a user's script or protection does it for ever.
 */
final class Tries {
    /** What to do with a row that does not show what it should. */
    enum Advice {
        WRITE,
        WAIT,
        GIVE_UP
    }

    private static final int QUICK = 3;
    private static final Duration REST = Duration.ofMinutes(1);

    private record Tried(int times, Instant first) {
        Tried again() {
            return new Tried(times + 1, first);
        }
    }

    private final Map<List<RowState.Told>, Tried> tried = new HashMap<>();

    Advice about(RowState row, Instant now) {
        Tried so = tried.get(row.told());
        if (so == null || so.times() < QUICK) {
            return Advice.WRITE;
        }
        if (so.times() > QUICK) {
            return Advice.GIVE_UP;
        }
        return now.isBefore(so.first().plus(REST)) ? Advice.WAIT : Advice.WRITE;
    }

    /** Counts a try of each row that was written, and forgets those that have come right. */
    void count(Plan plan, Instant now) {
        Set<List<RowState.Told>> unfinished = Stream.of(
                        plan.writing().stream(),
                        plan.waiting().stream(),
                        plan.troubled().stream().map(Plan.Troubled::row))
                .flatMap(rows -> rows.map(RowState::told))
                .collect(Collectors.toSet());
        tried.keySet().retainAll(unfinished);
        plan.writing().forEach(row -> tried.merge(row.told(), new Tried(1, now), (before, one) -> before.again()));
    }

    void forget() {
        tried.clear();
    }
}
