package io.rowcast.timing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours at which nobody is disturbed, in the recipient's local time; over midnight where {@code to} is not after {@code from}.
 *
 * @param from first quiet moment
 * @param to first moment that is not quiet any more
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours that last the whole day let nothing go");
        }
    }

    /** {@code moment} itself where it is not quiet, else the end of the quiet hours it falls into. */
    public Instant waitUntil(Instant moment, ZoneId zone) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        boolean overnight = to.isBefore(from);
        // Quiet hours that began yesterday, and today's.
        for (LocalDate begins = today.minusDays(1); !begins.isAfter(today); begins = begins.plusDays(1)) {
            Instant start = LocalMoment.of(begins.atTime(from), zone).instant();
            Instant end = LocalMoment.of((overnight ? begins.plusDays(1) : begins).atTime(to), zone)
                    .instant();
            if (!moment.isBefore(start) && moment.isBefore(end)) {
                return end;
            }
        }
        return moment;
    }
}
