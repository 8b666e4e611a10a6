package io.rowcast.timing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** On which days, and when, something happens again. */
public sealed interface Rhythm {
    /** The first time after an instant; empty where it never comes. */
    Optional<Instant> next(Instant after, ZoneId zone, Crons crons);

    record Daily(LocalTime time) implements Rhythm {
        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Crons crons) {
            return firstDay(after, zone, time, day -> true);
        }
    }

    record Weekly(Set<DayOfWeek> days, LocalTime time) implements Rhythm {
        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Crons crons) {
            return firstDay(after, zone, time, day -> days.contains(day.getDayOfWeek()));
        }
    }

    /**
     * On one day of each month; months that lack the day are passed over.
     *
     * @param day from 1 to 31
     */
    record Monthly(int day, LocalTime time) implements Rhythm {
        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Crons crons) {
            return firstDay(after, zone, time, it -> it.getDayOfMonth() == day);
        }
    }

    record LastOfMonth(LocalTime time) implements Rhythm {
        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Crons crons) {
            return firstDay(after, zone, time, it -> it.getDayOfMonth() == it.lengthOfMonth());
        }
    }

    /** For experts. */
    record Cron(String expression) implements Rhythm {
        @Override
        public Optional<Instant> next(Instant after, ZoneId zone, Crons crons) {
            return crons.next(expression, after, zone);
        }
    }

    private static Optional<Instant> firstDay(Instant after, ZoneId zone, LocalTime time, Predicate<LocalDate> suits) {
        LocalDate today = after.atZone(zone).toLocalDate();
        // The day before: where the clocks skip midnight, its time may lie in today.
        return today.minusDays(1)
                .datesUntil(today.plusYears(1))
                .filter(suits)
                .map(day -> LocalMoment.of(day.atTime(time), zone).instant())
                .filter(instant -> instant.isAfter(after))
                .findFirst();
    }
}
