package io.rowcast.campaign;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.rowcast.campaign.Plan.Wave;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a campaign go together. Pure.
 *
 * @param quiet how many rows wait for the end of quiet hours
 * @param first when the first row goes; null where there is none
 * @param last when the last does; null where there is none
 */
record Waves(
        List<Wave> all,
        int quiet,
        @Nullable Instant first,
        @Nullable Instant last) {
    static final Waves NONE = new Waves(List.of(), 0, null, null);

    /** Rows whose times are no further apart make one wave: openings of one campaign come seconds after each other. */
    private static final Duration APART = Duration.ofMinutes(15);

    private static final String NOW = "now";

    /**
     * Rows that go within a minute for the same reason.
     *
     * @param at when the first does
     * @param last when the last does
     */
    record Moment(String reason, Instant at, Instant last, int rows) {}

    /** @param zone rows with a time of their own are counted by its days */
    static Waves of(List<Moment> moments, ZoneId zone) {
        List<Wave> waves = new ArrayList<>();
        moments.stream()
                .sorted(comparing(Moment::at))
                .collect(groupingBy(Moment::reason, TreeMap::new, toList()))
                .forEach((reason, ofReason) -> waves.addAll(merged(reason, ofReason, zone)));
        waves.sort(comparing((Wave wave) -> !wave.reason().equals(NOW))
                .thenComparing(wave -> wave.at() == null ? Instant.MIN : wave.at())
                .thenComparing(Wave::reason));
        return new Waves(
                List.copyOf(waves),
                moments.stream()
                        .filter(moment -> moment.reason().equals("quiet-hours"))
                        .mapToInt(Moment::rows)
                        .sum(),
                moments.stream().map(Moment::at).min(naturalOrder()).orElse(null),
                moments.stream().map(Moment::last).max(naturalOrder()).orElse(null));
    }

    private static List<Wave> merged(String reason, List<Moment> moments, ZoneId zone) {
        List<Wave> waves = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Moment moment : moments) {
            if (!waves.isEmpty() && together(reason, last, moment.at(), zone)) {
                Wave wave = waves.removeLast();
                waves.add(new Wave(wave.rows() + moment.rows(), wave.at(), reason));
            } else {
                waves.add(new Wave(moment.rows(), reason.equals(NOW) ? null : moment.at(), reason));
            }
            last = moment.at();
        }
        return waves;
    }

    private static boolean together(String reason, Instant one, Instant next, ZoneId zone) {
        return reason.equals("per-row")
                ? one.atZone(zone).toLocalDate().equals(next.atZone(zone).toLocalDate())
                : next.isBefore(one.plus(APART));
    }

    /** The rows as they are now, at the time of the first run. */
    Waves ofRun(Instant run) {
        return new Waves(
                all.stream()
                        .map(wave -> wave.reason().equals(NOW) ? new Wave(wave.rows(), run, "run") : wave)
                        .toList(),
                quiet,
                first,
                last);
    }
}
