package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.ShownTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Dates with a time, as sheets show them. A date without a time is meant until its end. */
final class Dates {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private Dates() {}

    sealed interface Reading {
        record Moment(Instant at) implements Reading {}

        /** It may be the day of one month or of another. */
        record Ambiguous() implements Reading {}

        record Unreadable() implements Reading {}
    }

    /** @param zone of times that name none */
    static Reading read(String shown, ZoneId zone) {
        return switch (ShownTime.read(shown, null)) {
            case ShownTime.Reading.At at -> moment(at.local(), zone);
            case ShownTime.Reading.Day day -> moment(day.day().atTime(END_OF_DAY), zone);
            case ShownTime.Reading.Exact exact -> new Reading.Moment(exact.at());
            case ShownTime.Reading.Ambiguous both -> new Reading.Ambiguous();
            case ShownTime.Reading.Unreadable no -> new Reading.Unreadable();
        };
    }

    private static Reading moment(LocalDateTime local, ZoneId zone) {
        return new Reading.Moment(LocalMoment.of(local, zone).instant());
    }

    static Optional<Fault> faultOf(TemplateInput input, String shown, Here here) {
        return switch (read(shown, here.zone())) {
            case Reading.Moment moment ->
                moment.at().isAfter(here.now())
                        ? Optional.empty()
                        : ValueRules.blocking(
                                "date-in-the-past",
                                "The value for " + input.label() + ", " + quote(shown) + ", is over already.",
                                "Give a time to come, in the time zone of the sheet.");
            case Reading.Ambiguous ambiguous ->
                ValueRules.blocking(
                        "date-ambiguous",
                        "The value for " + input.label() + ", " + quote(shown)
                                + ", may be a day of one month or of another.",
                        "Write year, month and day in this order, as 2026-12-31 18:00.");
            case Reading.Unreadable no ->
                ValueRules.blocking(
                        "date-unreadable",
                        "The value for " + input.label() + " is " + quote(shown)
                                + ", which is no date that can be read.",
                        "Write it as 2026-12-31 18:00.");
        };
    }
}
