package io.rowcast.campaign;

import io.rowcast.timing.Crons;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a campaign starts that is launched now. */
sealed interface FirstStart {
    /**
     * @param at null for at once
     * @param notice what the user should know of it; null for nothing
     */
    record Possible(@Nullable Instant at, @Nullable Notice notice) implements FirstStart {}

    record InThePast(LocalDateTime nowThere) implements FirstStart {}

    /** The clocks jump over it, from {@code gap}'s start to its end. */
    record DoesNotExist(ZoneOffsetTransition gap) implements FirstStart {}

    /** It is to end before it would first run. */
    record Never() implements FirstStart {}

    record CronWrong(String because) implements FirstStart {}

    static FirstStart of(When when, Instant now, Crons crons) {
        return switch (when) {
            case When.Now it -> new Possible(null, null);
            case When.At at -> of(at.local(), at.zone(), now);
            case When.PerRow it -> new Possible(null, null);
            case When.Drip it -> new Possible(null, null);
            case When.NewRows it -> new Possible(null, null);
            case When.Recurring recurring ->
                Runs.of(recurring, crons)
                        .wrong()
                        .<FirstStart>map(CronWrong::new)
                        .orElseGet(() -> first(recurring, now, crons));
        };
    }

    private static FirstStart first(When.Recurring recurring, Instant now, Crons crons) {
        Optional<Instant> first = Runs.of(recurring, crons).next(now, 0);
        return first.isPresent() ? new Possible(first.get(), null) : new Never();
    }

    private static FirstStart of(LocalDateTime local, ZoneId zone, Instant now) {
        LocalMoment moment = LocalMoment.of(local, zone);
        if (moment.kind() == LocalMoment.Kind.SKIPPED) {
            return new DoesNotExist(zone.getRules().getTransition(local));
        }
        if (!moment.instant().isAfter(now)) {
            return new InThePast(LocalDateTime.ofInstant(now, zone));
        }
        return new Possible(
                moment.instant(),
                moment.kind() == LocalMoment.Kind.TWICE
                        ? twice(local.toLocalTime(), moment.instant(), zone, now)
                        : null);
    }

    private static Notice twice(LocalTime time, Instant first, ZoneId zone, Instant now) {
        return new Notice(
                now,
                "local-time-twice",
                "The clocks go back that night, so " + time + " comes twice: it starts at the first, UTC"
                        + zone.getRules().getOffset(first) + ".");
    }
}
