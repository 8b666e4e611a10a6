package io.rowcast.timing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Hours of chosen days.
 *
 * @param from first moment of each day's window
 * @param to its end, which is outside; not before {@code from}
 */
public record DailyWindow(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) {
    public DailyWindow {
        if (!to.isAfter(from) || days.isEmpty()) {
            throw new IllegalArgumentException("a window needs a day, and an end after its beginning");
        }
        days = Set.copyOf(days);
    }

    /** The first moment at or after {@code moment} at which the window is open. */
    public Instant openFrom(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        return today.datesUntil(today.plusDays(9))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .filter(day -> LocalMoment.of(day.atTime(to), zone).instant().isAfter(moment))
                .map(day -> LocalMoment.of(day.atTime(from), zone).instant())
                .map(opens -> opens.isAfter(moment) ? opens : moment)
                .findFirst()
                .orElseThrow();
    }
}
