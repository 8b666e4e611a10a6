package io.rowcast.campaign;

import static io.rowcast.audience.CellText.quote;

import io.rowcast.audience.CellText;
import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.RegionZones;
import io.rowcast.timing.ShownTime;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives each row the time that stands in it, and holds back those whose time has passed or cannot be read. */
final class RowTimes {
    private static final String FORM = "Write it as 2026-12-31 18:00.";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** What is wrong with a time, or should be known of it. */
    private record Fault(String code, String message, String fix) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return code;
        }
    }

    private sealed interface Time {
        /** @param warning null for nothing */
        record Good(Instant at, @Nullable Fault warning) implements Time {}

        record Bad(Fault why) implements Time {}
    }

    private final When.PerRow schedule;
    private final Instant now;
    private final int index;
    private final Column column;
    private final ShownTime.@Nullable Order order;

    /** @param chunk rows that are put together: where one of them can be read in one way only, so are the others */
    RowTimes(When.PerRow schedule, List<Column> columns, List<Row> chunk, Instant now) {
        this.schedule = schedule;
        this.now = now;
        this.index = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).letter().equals(schedule.column()))
                .findFirst()
                .orElseThrow();
        this.column = columns.get(index);
        this.order = schedule.order() == null ? orderOf(chunk) : schedule.order();
    }

    private ShownTime.@Nullable Order orderOf(List<Row> chunk) {
        Set<ShownTime.Order> orders = chunk.stream()
                .map(row -> ShownTime.orderOf(row.cell(index)))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return orders.size() == 1 ? orders.iterator().next() : null;
    }

    List<FrozenRow> apply(List<FrozenRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case FrozenRow.Ready ready -> timed(ready);
                    case FrozenRow.Held held -> held;
                })
                .toList();
    }

    private FrozenRow timed(FrozenRow.Ready row) {
        return switch (time(row)) {
            case Time.Good good ->
                row.dueAt(
                        good.at(),
                        good.warning() == null ? List.of() : List.of(problem(row.row(), good.warning(), false)));
            case Time.Bad bad -> {
                List<RowProblem> problems = new ArrayList<>(row.problems());
                problems.add(problem(row.row(), bad.why(), true));
                yield new FrozenRow.Held(row.row(), problems);
            }
        };
    }

    private RowProblem problem(Row row, Fault fault, boolean blocks) {
        return new RowProblem(
                row.number(),
                column.name(),
                column.letter() + row.number(),
                fault.code(),
                fault.message(),
                fault.fix(),
                blocks);
    }

    private Time time(FrozenRow.Ready row) {
        String shown = row.row().cell(index);
        ZoneId zone = zone(row);
        if (CellText.isBlank(shown)) {
            return bad("time-missing", "The cell says no time.", "Write when this row is to go, as 2026-12-31 18:00.");
        }
        return switch (ShownTime.read(CellText.trim(shown), order)) {
            case ShownTime.Reading.At at -> at(at.local(), zone, shown);
            case ShownTime.Reading.Exact exact -> unlessPassed(exact.at(), zone, shown, null);
            case ShownTime.Reading.Day day ->
                schedule.time() == null
                        ? bad(
                                "time-missing",
                                quote(shown) + " is a day without a time.",
                                "Add the time to the cell, as 2026-12-31 18:00, or choose a time for all such rows.")
                        : at(day.day().atTime(Objects.requireNonNull(schedule.time())), zone, shown);
            case ShownTime.Reading.Ambiguous both ->
                bad(
                        "time-ambiguous",
                        quote(shown) + " may be " + DAY.format(both.dayFirst()) + " or " + DAY.format(both.monthFirst())
                                + ".",
                        "Say whether the day or the month comes first in this column, or write " + both.dayFirst()
                                + " or " + both.monthFirst() + ".");
            case ShownTime.Reading.Unreadable no ->
                bad("time-unreadable", quote(shown) + " is no date and time that can be read.", FORM);
        };
    }

    private ZoneId zone(FrozenRow.Ready row) {
        return schedule.recipients()
                ? RegionZones.of(row.rendered().region()).orElse(schedule.zone())
                : schedule.zone();
    }

    private Time at(LocalDateTime local, ZoneId zone, String shown) {
        LocalMoment moment = LocalMoment.of(local, zone);
        LocalTime goes = moment.instant().atZone(zone).toLocalTime();
        return unlessPassed(
                moment.instant(),
                zone,
                shown,
                switch (moment.kind()) {
                    case ORDINARY -> null;
                    case SKIPPED ->
                        new Fault(
                                "time-skipped",
                                "The clocks in " + zone.getId() + " go forward then and skip " + TIME.format(local)
                                        + "; this row goes at " + TIME.format(goes) + ".",
                                "Nothing needs to be done, unless you want another time.");
                    case TWICE ->
                        new Fault(
                                "time-twice",
                                "The clocks in " + zone.getId() + " go back then, so " + TIME.format(local)
                                        + " comes twice; this row goes at the first.",
                                "Nothing needs to be done, unless you want another time.");
                });
    }

    private Time unlessPassed(Instant at, ZoneId zone, String shown, @Nullable Fault warning) {
        return at.isAfter(now)
                ? new Time.Good(at, warning)
                : bad(
                        "time-past",
                        quote(shown) + " has passed: it is " + DAY_AND_TIME.format(now.atZone(zone)) + " in "
                                + zone.getId() + ".",
                        "Write a time to come, or leave the row out.");
    }

    private static Time bad(String code, String message, String fix) {
        return new Time.Bad(new Fault(code, message, fix));
    }
}
