package io.rowcast.campaign;

import io.rowcast.campaign.Plan.Note;
import io.rowcast.campaign.Plan.Wave;
import io.rowcast.timing.QuietHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan in sentences, with times as the sheet's clock shows them. */
final class PlanWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    /** More waves than these say nothing more. */
    private static final int SPELLED_OUT = 3;

    private final ZoneId zone;
    private final Instant now;

    PlanWords(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /** @param moment when sending would begin */
    Note places(PlanStore.Places places, Instant moment, List<Wave> waves) {
        List<Wave> waiting = waves.stream()
                .filter(wave -> wave.reason().equals("messaging-limit"))
                .toList();
        String left = "%s of your %s are left%s".formatted(number(places.left()), number(places.limit()), then(moment));
        return new Note(
                "messaging-limit",
                waiting.isEmpty() ? left + ", which is enough." : left + "; " + spelled(waiting) + zoned() + ".");
    }

    private String then(Instant moment) {
        return moment.isAfter(now) ? " at the start" : " today";
    }

    private String spelled(List<Wave> waves) {
        String first = waves.stream()
                .limit(SPELLED_OUT)
                .map(wave -> rows(wave.rows()) + " will go " + when(at(wave)))
                .collect(Collectors.joining(", "));
        int more = waves.stream().skip(SPELLED_OUT).mapToInt(Wave::rows).sum();
        return more == 0 ? first : first + ", and " + rows(more) + " after that";
    }

    /** Empty where nobody rests. */
    Optional<Note> rest(List<Wave> waves) {
        List<Wave> resting = waves.stream()
                .filter(wave -> wave.reason().equals("recipient-rest"))
                .toList();
        if (resting.isEmpty()) {
            return Optional.empty();
        }
        int rows = resting.stream().mapToInt(Wave::rows).sum();
        return Optional.of(new Note(
                "recipient-rest",
                (rows == 1 ? "1 row goes to a person" : number(rows) + " rows go to people")
                        + " from whom WhatsApp held marketing back within the last 24 hours; they wait until "
                        + when(at(resting.getLast())) + zoned() + "."));
    }

    static Note quiet(int rows, QuietHours hours) {
        return new Note(
                "quiet-hours",
                (rows == 1 ? "1 row waits" : number(rows) + " rows wait") + " until " + TIME.format(hours.to()) + " in "
                        + (rows == 1 ? "its zone." : "their zone."));
    }

    static Optional<Note> unitedStates(int rows) {
        return rows == 0
                ? Optional.empty()
                : Optional.of(new Note(
                        MarketingPause.CODE,
                        (rows == 1 ? "1 row goes" : number(rows) + " rows go")
                                + " to the United States, where WhatsApp delivers no marketing templates since April"
                                + " 2025; " + (rows == 1 ? "it is" : "they are") + " held back."));
    }

    private static Instant at(Wave wave) {
        return java.util.Objects.requireNonNull(wave.at(), "only rows that go at once have no time");
    }

    private String when(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String time = TIME.format(then);
        if (then.toLocalDate().equals(today)) {
            return "today at " + time;
        }
        return then.toLocalDate().equals(today.plusDays(1))
                ? "tomorrow at " + time
                : "on " + DAY.format(then) + " at " + time;
    }

    private String zoned() {
        return " (" + zone.getId() + ")";
    }

    private static String rows(int rows) {
        return rows == 1 ? "1 row" : number(rows) + " rows";
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
