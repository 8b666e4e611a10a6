package io.rowcast.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a schedule would mean, as the API shows it. */
record ForesightView(Plan plan, List<Time> times, List<Plan.Note> notes) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    /** One instant, as different clocks show it. */
    record Time(Instant at, String local, String zone, String offset, String utc) {
        static Time of(Instant at, ZoneId zone) {
            OffsetDateTime there = at.atZone(zone).toOffsetDateTime();
            return new Time(
                    at,
                    LOCAL.format(there.toLocalDateTime()),
                    zone.getId(),
                    there.getOffset().equals(ZoneOffset.UTC)
                            ? "+00:00"
                            : there.getOffset().getId(),
                    LOCAL.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
        }
    }

    static ForesightView of(Foresight.Outcome.Seen seen) {
        return new ForesightView(
                seen.plan(),
                seen.times().stream().map(at -> Time.of(at, seen.zone())).toList(),
                seen.notes());
    }
}
