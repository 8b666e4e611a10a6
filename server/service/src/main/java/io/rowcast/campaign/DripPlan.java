package io.rowcast.campaign;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.rowcast.campaign.Plan.Wave;
import io.rowcast.timing.EvenPace;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a drip's rows go, by the pace, the window and the quiet hours that its claims go by. Pure. */
final class DripPlan {
    /** More days than these say nothing more: the last has all the rest. */
    private static final int DAYS = 60;

    /**
     * A row that waits.
     *
     * @param from when nothing but the pace holds it back any more
     */
    record Waiting(int row, ZoneId zone, Instant from) {}

    /** The rows of one zone, for which it is quiet at the same time. */
    private static final class Group {
        private final Deque<Waiting> rows;
        private boolean slept;
        private @Nullable Instant wakes;

        Group(Deque<Waiting> rows) {
            this.rows = rows;
        }

        Waiting head() {
            return rows.element();
        }

        /** Not before then. */
        Instant from() {
            return wakes != null && wakes.isAfter(head().from()) ? wakes : head().from();
        }

        /** Whether none of them is to be disturbed then; those that were not are due before others from then on. */
        boolean sleeps(Instant moment, @Nullable QuietHours quiet) {
            Instant end = quiet == null ? moment : quiet.waitUntil(moment, head().zone());
            if (!end.isAfter(moment)) {
                return false;
            }
            wakes = end;
            return true;
        }
    }

    private final When.Drip drip;
    private final @Nullable QuietHours quiet;
    private final EvenPace pace;

    DripPlan(When.Drip drip, @Nullable QuietHours quiet) {
        this.drip = drip;
        this.quiet = quiet;
        this.pace = EvenPace.of(drip.rowsPerHour());
    }

    Waves waves(List<Waiting> rows, Instant moment) {
        List<Group> groups = new ArrayList<>(rows.stream()
                .sorted(comparing(Waiting::from).thenComparingInt(Waiting::row))
                .collect(groupingBy(Waiting::zone, LinkedHashMap::new, toCollection(ArrayDeque::new)))
                .values()
                .stream()
                .map(Group::new)
                .toList());
        List<Instant> times = new ArrayList<>();
        int slept = 0;
        Instant at = drip.window().openFrom(moment);
        while (!groups.isEmpty()) {
            Optional<Group> next = next(groups, at);
            for (Group group : groups) {
                if (group.wakes != null && !group.slept) {
                    group.slept = true;
                    slept += group.rows.size();
                }
            }
            if (next.isEmpty()) {
                Instant earliest = groups.stream()
                        .map(Group::from)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                at = drip.window().openFrom(earliest);
            } else {
                next.get().rows.remove();
                groups.removeIf(group -> group.rows.isEmpty());
                times.add(at);
                at = drip.window().openFrom(pace.after(at, 1));
            }
        }
        return waves(times, slept);
    }

    /** Those that have waited come first, as in a claim. */
    private Optional<Group> next(List<Group> groups, Instant at) {
        return groups.stream()
                .filter(group -> !group.from().isAfter(at))
                .sorted(comparing((Group group) -> group.wakes == null)
                        .thenComparing(Group::from)
                        .thenComparingInt(group -> group.head().row()))
                .filter(group -> !group.sleeps(at, quiet))
                .findFirst();
    }

    private Waves waves(List<Instant> times, int slept) {
        List<Wave> waves = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Instant at : times) {
            LocalDate day = at.atZone(drip.window().zone()).toLocalDate();
            if (waves.isEmpty() || (day.isAfter(last) && waves.size() < DAYS)) {
                waves.add(new Wave(1, at, "drip"));
            } else {
                Wave wave = waves.removeLast();
                waves.add(new Wave(wave.rows() + 1, Objects.requireNonNull(wave.at()), "drip"));
            }
            last = day;
        }
        return times.isEmpty() ? Waves.NONE : new Waves(waves, slept, times.getFirst(), times.getLast());
    }
}
