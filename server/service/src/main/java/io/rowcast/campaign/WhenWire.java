package io.rowcast.campaign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.json.Json;
import io.rowcast.timing.DailyWindow;
import io.rowcast.timing.Rhythm;
import io.rowcast.timing.ShownTime;
import io.rowcast.timing.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one JSON form of {@link When}: in requests, in answers and in the database. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "now", value = WhenWire.NowWire.class),
    @JsonSubTypes.Type(name = "at", value = WhenWire.AtWire.class),
    @JsonSubTypes.Type(name = "per-row", value = WhenWire.PerRowWire.class),
    @JsonSubTypes.Type(name = "recurring", value = WhenWire.RecurringWire.class),
    @JsonSubTypes.Type(name = "drip", value = WhenWire.DripWire.class),
    @JsonSubTypes.Type(name = "new-rows", value = WhenWire.NewRowsWire.class)
})
sealed interface WhenWire {
    /** @throws Problem that names the member which is wrong */
    When when();

    record NowWire() implements WhenWire {
        @Override
        public When when() {
            return new When.Now();
        }
    }

    record AtWire(String local, String zone, @Nullable Boolean readAgain) implements WhenWire {
        public AtWire {
            Requests.match("local", local, "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
        }

        @Override
        public When when() {
            return new When.At(localTime(), zoneNamed(zone), Boolean.TRUE.equals(readAgain));
        }

        private LocalDateTime localTime() {
            try {
                return LocalDateTime.parse(local);
            } catch (DateTimeException e) {
                throw Requests.wrong("/schedule/local", "there is no such date and time");
            }
        }
    }

    /**
     * @param zoneOf {@code sheet}, which is usual, or {@code recipient}
     * @param order {@code day-month} or {@code month-day}; null where it is not known
     */
    record PerRowWire(
            String column,
            String zone,
            @Nullable String zoneOf,
            @Nullable String time,
            @Nullable String order) implements WhenWire {
        public PerRowWire {
            Requests.match("column", column, "[A-Z]{1,3}");
            Requests.match("zoneOf", zoneOf == null ? "sheet" : zoneOf, "sheet|recipient");
            Requests.match("order", order == null ? "day-month" : order, "day-month|month-day");
        }

        @Override
        public When when() {
            return new When.PerRow(
                    column,
                    zoneNamed(zone),
                    "recipient".equals(zoneOf),
                    time == null ? null : timeOf("time", time),
                    order == null ? null : orderOf(order));
        }

        private static ShownTime.Order orderOf(String word) {
            return word.equals("day-month") ? ShownTime.Order.DAY_MONTH : ShownTime.Order.MONTH_DAY;
        }

        private static @Nullable String word(ShownTime.@Nullable Order order) {
            return switch (order) {
                case null -> null;
                case DAY_MONTH -> "day-month";
                case MONTH_DAY -> "month-day";
            };
        }

        static PerRowWire of(When.PerRow row) {
            return new PerRowWire(
                    row.column(),
                    row.zone().getId(),
                    row.recipients() ? "recipient" : "sheet",
                    row.time() == null ? null : row.time().toString(),
                    word(row.order()));
        }
    }

    /** Only the members of its {@code every} may stand there: {@code days} of a week, {@code day} of a month, {@code cron}. */
    record RecurringWire(
            String every,
            @Nullable List<String> days,
            @Nullable JsonNode day,
            @Nullable String time,
            @Nullable String cron,
            String zone,
            @Nullable String until,
            @Nullable Integer times,
            String rows)
            implements WhenWire {
        public RecurringWire {
            Requests.match("every", every, "day|week|month|cron");
            Requests.match("rows", rows, "new|all");
            if (times != null && (times < 1 || times > 10_000)) {
                throw Requests.wrong("times", "expected a whole number from 1 to 10000");
            }
            only("days", days, every.equals("week"), "week");
            only("day", day, every.equals("month"), "month");
            only("cron", cron, every.equals("cron"), "cron");
            only("time", time, !every.equals("cron"), "day, week or month");
        }

        private static void only(String member, @Nullable Object value, boolean belongs, String with) {
            if (value != null && !belongs) {
                throw Requests.wrong(member, "goes with every " + with + " only");
            }
        }

        @Override
        public When when() {
            return new When.Recurring(
                    rhythm(),
                    zoneNamed(zone),
                    new When.Ending(until == null ? null : lastDay(until), times),
                    rows.equals("new") ? When.Rows.NEW : When.Rows.ALL);
        }

        private Rhythm rhythm() {
            return switch (every) {
                case "day" -> new Rhythm.Daily(timeOf("time", time));
                case "week" -> new Rhythm.Weekly(daysOf(days), timeOf("time", time));
                case "month" -> monthly();
                default -> {
                    Requests.text("/schedule/cron", cron, 1, 200);
                    yield new Rhythm.Cron(Objects.requireNonNull(cron));
                }
            };
        }

        private Rhythm monthly() {
            if (day != null && day.isTextual() && day.textValue().equals("last")) {
                return new Rhythm.LastOfMonth(timeOf("time", time));
            }
            int number = day != null && day.isInt() ? day.intValue() : 0;
            if (number < 1 || number > 31) {
                throw Requests.wrong("/schedule/day", "expected a whole number from 1 to 31, or last");
            }
            return new Rhythm.Monthly(number, timeOf("time", time));
        }

        private static LocalDate lastDay(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw Requests.wrong("/schedule/until", "expected a date, as 2026-12-31");
            }
        }

        static RecurringWire of(When.Recurring recurring) {
            String zone = recurring.zone().getId();
            LocalDate last = recurring.ending().until();
            String until = last == null ? null : last.toString();
            Integer times = recurring.ending().times();
            String rows = recurring.rows() == When.Rows.NEW ? "new" : "all";
            return switch (recurring.rhythm()) {
                case Rhythm.Daily daily ->
                    new RecurringWire("day", null, null, daily.time().toString(), null, zone, until, times, rows);
                case Rhythm.Weekly weekly ->
                    new RecurringWire(
                            "week",
                            words(weekly.days()),
                            null,
                            weekly.time().toString(),
                            null,
                            zone,
                            until,
                            times,
                            rows);
                case Rhythm.Monthly monthly ->
                    month(IntNode.valueOf(monthly.day()), monthly.time(), zone, until, times, rows);
                case Rhythm.LastOfMonth monthly ->
                    month(TextNode.valueOf("last"), monthly.time(), zone, until, times, rows);
                case Rhythm.Cron cron ->
                    new RecurringWire("cron", null, null, null, cron.expression(), zone, until, times, rows);
            };
        }

        private static RecurringWire month(
                JsonNode day,
                LocalTime time,
                String zone,
                @Nullable String until,
                @Nullable Integer times,
                String rows) {
            return new RecurringWire("month", null, day, time.toString(), null, zone, until, times, rows);
        }
    }

    record DripWire(int rowsPerHour, String from, String to, List<String> days, String zone) implements WhenWire {
        public DripWire {
            if (rowsPerHour < 1 || rowsPerHour > 100_000) {
                throw Requests.wrong("rowsPerHour", "expected a whole number from 1 to 100000");
            }
        }

        @Override
        public When when() {
            LocalTime opens = timeOf("from", from);
            LocalTime closes = timeOf("to", to);
            if (!closes.isAfter(opens)) {
                throw Requests.wrong("/schedule/to", "expected a time after " + opens);
            }
            return new When.Drip(rowsPerHour, new DailyWindow(opens, closes, daysOf(days), zoneNamed(zone)));
        }
    }

    /**
     * @param settleSeconds 60 is usual
     * @param existing {@code skip}, which is usual, or {@code send}
     */
    record NewRowsWire(
            @Nullable Integer settleSeconds, @Nullable String existing) implements WhenWire {
        private static final int USUAL_SETTLE_SECONDS = 60;

        public NewRowsWire {
            if (settleSeconds != null && (settleSeconds < 0 || settleSeconds > 86_400)) {
                throw Requests.wrong("settleSeconds", "expected a whole number from 0 to 86400");
            }
            Requests.match("existing", existing == null ? "skip" : existing, "skip|send");
        }

        @Override
        public When when() {
            return new When.NewRows(
                    Duration.ofSeconds(Optional.ofNullable(settleSeconds).orElse(USUAL_SETTLE_SECONDS)),
                    "send".equals(existing));
        }
    }

    private static Set<DayOfWeek> daysOf(@Nullable List<String> words) {
        if (words == null || words.isEmpty()) {
            throw Requests.wrong("/schedule/days", "expected at least one day");
        }
        return words.stream().map(WhenWire::dayOf).collect(Collectors.toSet());
    }

    private static DayOfWeek dayOf(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElseThrow(() -> Requests.wrong("/schedule/days", "expected mon, tue, wed, thu, fri, sat or sun"));
    }

    private static String word(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static List<String> words(Collection<DayOfWeek> days) {
        return days.stream().sorted().map(WhenWire::word).toList();
    }

    private static LocalTime timeOf(String member, @Nullable String text) {
        Requests.match("/schedule/" + member, text, "\\d{2}:\\d{2}(:\\d{2})?");
        try {
            return LocalTime.parse(Objects.requireNonNull(text));
        } catch (DateTimeException e) {
            throw Requests.wrong("/schedule/" + member, "there is no such time of day");
        }
    }

    private static ZoneId zoneNamed(@Nullable String zone) {
        // Offsets and abbreviations know nothing of summer time.
        if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Requests.wrong("/schedule/zone", "expected an IANA time zone, as Europe/London");
        }
        return ZoneId.of(zone);
    }

    static WhenWire of(When when) {
        return switch (when) {
            case When.Now now -> new NowWire();
            case When.At at ->
                new AtWire(
                        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.local()),
                        at.zone().getId(),
                        at.readAgain() ? true : null);
            case When.PerRow row -> PerRowWire.of(row);
            case When.Recurring recurring -> RecurringWire.of(recurring);
            case When.Drip drip ->
                new DripWire(
                        drip.rowsPerHour(),
                        drip.window().from().toString(),
                        drip.window().to().toString(),
                        words(drip.window().days()),
                        drip.window().zone().getId());
            case When.NewRows rows ->
                new NewRowsWire((int) rows.settle().toSeconds(), rows.existing() ? "send" : "skip");
        };
    }

    static String write(When when) {
        try {
            return Json.MAPPER.writeValueAsString(of(when));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schedule cannot be written", e);
        }
    }

    /** Null where nothing is stored. */
    static @Nullable When read(@Nullable String json) {
        try {
            return json == null
                    ? null
                    : Json.MAPPER.readValue(json, WhenWire.class).when();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored schedule cannot be read", e);
        }
    }
}
