package io.rowcast.campaign;

import io.rowcast.campaign.Plan.Note;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.Rhythm;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the user should know where the clocks change. Pure. */
final class ClockWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** Clocks change twice a year at most. */
    private static final int CHANGES = 2;

    private ClockWords() {}

    static List<Note> rows(int skipped, int twice) {
        List<Note> notes = new ArrayList<>();
        if (skipped > 0) {
            notes.add(new Note(
                    "local-time-skipped",
                    (skipped == 1
                                    ? "The clocks skip the time of 1 row; it goes"
                                    : "The clocks skip the times of " + skipped + " rows; they go")
                            + " as much later as the clocks are put forward."));
        }
        if (twice > 0) {
            notes.add(new Note(
                    "local-time-twice",
                    (twice == 1
                                    ? "The time of 1 row comes twice, since the clocks go back; it goes"
                                    : "The times of " + twice + " rows come twice, since the clocks go back; they go")
                            + " at the first."));
        }
        return notes;
    }

    /** The days within a year at which the clocks skip a run's time, or show it twice. */
    static List<Note> runs(When.Recurring recurring, Instant now) {
        Optional<LocalTime> time = timeOf(recurring.rhythm());
        List<Note> notes = new ArrayList<>();
        ZoneId zone = recurring.zone();
        Instant at = now;
        for (int i = 0; i < CHANGES && time.isPresent(); i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            if (change == null) {
                break;
            }
            at = change.getInstant();
            LocalDate day = change.getDateTimeBefore().toLocalDate();
            if (runsOn(recurring, day)) {
                note(day, time.get(), zone).ifPresent(notes::add);
            }
        }
        return notes;
    }

    private static Optional<LocalTime> timeOf(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Daily daily -> Optional.of(daily.time());
            case Rhythm.Weekly weekly -> Optional.of(weekly.time());
            case Rhythm.Monthly monthly -> Optional.of(monthly.time());
            case Rhythm.LastOfMonth monthly -> Optional.of(monthly.time());
            case Rhythm.Cron cron -> Optional.empty();
        };
    }

    private static boolean runsOn(When.Recurring recurring, LocalDate day) {
        LocalDate until = recurring.ending().until();
        if (until != null && day.isAfter(until)) {
            return false;
        }
        return switch (recurring.rhythm()) {
            case Rhythm.Daily daily -> true;
            case Rhythm.Weekly weekly -> weekly.days().contains(day.getDayOfWeek());
            case Rhythm.Monthly monthly -> monthly.day() == day.getDayOfMonth();
            case Rhythm.LastOfMonth monthly -> day.getDayOfMonth() == day.lengthOfMonth();
            case Rhythm.Cron cron -> false;
        };
    }

    private static Optional<Note> note(LocalDate day, LocalTime time, ZoneId zone) {
        LocalMoment moment = LocalMoment.of(day.atTime(time), zone);
        return switch (moment.kind()) {
            case ORDINARY -> Optional.empty();
            case SKIPPED ->
                Optional.of(new Note(
                        "local-time-skipped",
                        "On " + DAY.format(day) + " the clocks go forward and skip " + TIME.format(time)
                                + "; that run is at "
                                + TIME.format(moment.instant().atZone(zone)) + "."));
            case TWICE ->
                Optional.of(new Note(
                        "local-time-twice",
                        "On " + DAY.format(day) + " the clocks go back, so " + TIME.format(time)
                                + " comes twice; that run is at the first, UTC"
                                + zone.getRules().getOffset(moment.instant()) + "."));
        };
    }
}
