package io.rowcast.timing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * A local time and what it comes to. One that the clocks skip means the same time after the gap's start as if they had not
 * jumped (02:30 becomes 03:30); one that comes twice means the first.
 */
public record LocalMoment(Instant instant, Kind kind) {
    /** What the zone's clocks do at that time. */
    public enum Kind {
        ORDINARY,
        /** The clocks jump over it. */
        SKIPPED,
        /** The clocks show it twice. */
        TWICE
    }

    public static LocalMoment of(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return new LocalMoment(local.toInstant(gap.getOffsetBefore()), Kind.SKIPPED);
        }
        return new LocalMoment(local.toInstant(offsets.getFirst()), offsets.size() == 1 ? Kind.ORDINARY : Kind.TWICE);
    }
}
