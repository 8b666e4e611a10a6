package io.rowcast.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a user wants a campaign to start, before it is known whether that can be. */
sealed interface StartWish {
    /** At once. */
    record Now() implements StartWish {}

    /** At a local time of a zone. */
    record At(LocalDateTime local, ZoneId zone) implements StartWish {}

    /** What a wish comes to. */
    sealed interface Reading {
        /** @param notice what the user should know of it; null for nothing */
        record Possible(Campaign.Start start, @Nullable Notice notice) implements Reading {}

        record InThePast(LocalDateTime nowThere) implements Reading {}

        /** The clocks jump over it, from {@code gap}'s start to its end. */
        record DoesNotExist(ZoneOffsetTransition gap) implements Reading {}
    }

    default Reading read(Instant now) {
        return switch (this) {
            case Now wish -> new Reading.Possible(new Campaign.Start.Now(), null);
            case At wish -> read(wish.local(), wish.zone(), now);
        };
    }

    private static Reading read(LocalDateTime local, ZoneId zone, Instant now) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return new Reading.DoesNotExist(zone.getRules().getTransition(local));
        }
        Instant instant = local.toInstant(offsets.getFirst());
        if (!instant.isAfter(now)) {
            return new Reading.InThePast(LocalDateTime.ofInstant(now, zone));
        }
        return new Reading.Possible(
                new Campaign.Start.At(local, zone.getId(), instant),
                offsets.size() == 1 ? null : twice(local, offsets.getFirst(), now));
    }

    private static Notice twice(LocalDateTime local, ZoneOffset first, Instant now) {
        return new Notice(
                now,
                "local-time-twice",
                "The clocks go back that night, so " + local.toLocalTime() + " comes twice: it starts at the first, UTC"
                        + first + ".");
    }
}
