package io.rowcast.timing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which time a region's clocks show, where all of them show the same from now on. */
public final class RegionZones {
    /** Zones of a region differ in their past nearly everywhere. */
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant UNTIL = Instant.parse("2038-01-01T00:00:00Z");

    private static final Map<String, ZoneId> ONE_ZONE = read();

    private RegionZones() {}

    /**
     * The region's one zone; empty where it has more than one time, or is no region.
     *
     * @param region as ISO 3166 has it, as {@code GB}
     */
    public static Optional<ZoneId> of(String region) {
        return Optional.ofNullable(ONE_ZONE.get(region));
    }

    private static Optional<ZoneId> one(List<String> zones) {
        // A zone that this Java does not know yet may have a time of its own.
        if (!ZoneId.getAvailableZoneIds().containsAll(zones)) {
            return Optional.empty();
        }
        ZoneId first = ZoneId.of(zones.getFirst());
        return zones.stream()
                        .allMatch(zone ->
                                tellTheSame(first.getRules(), ZoneId.of(zone).getRules()))
                ? Optional.of(first)
                : Optional.empty();
    }

    private static boolean tellTheSame(ZoneRules one, ZoneRules other) {
        if (!one.getOffset(SINCE).equals(other.getOffset(SINCE))) {
            return false;
        }
        Instant at = SINCE;
        while (at.isBefore(UNTIL)) {
            ZoneOffsetTransition next = one.nextTransition(at);
            if (!Objects.equals(next, other.nextTransition(at))) {
                return false;
            }
            at = next == null ? UNTIL : next.getInstant();
        }
        return true;
    }

    private static Map<String, ZoneId> read() {
        try (InputStream file = Objects.requireNonNull(RegionZones.class.getResourceAsStream("region-zones.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            Map<String, ZoneId> found = new HashMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(groupingBy(columns -> columns[0], mapping(columns -> columns[1], toList())))
                    .forEach((region, zones) -> one(zones).ifPresent(zone -> found.put(region, zone)));
            return Map.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
