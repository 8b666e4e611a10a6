package io.rowcast.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
import io.rowcast.timing.QuietHours;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The body that moves a campaign to another time.
 *
 * @param quietHours not given leaves them as they are, null lifts them
 * @param missed not given leaves it as it is
 */
record RescheduleWire(
        WhenWire schedule,
        @Nullable JsonNode quietHours,
        @Nullable String missed) {
    RescheduleWire {
        Requests.present("schedule", schedule);
        if (missed != null) {
            Requests.match("missed", missed, "run|skip|ask");
        }
    }

    Rescheduling.Wish wish() {
        return new Rescheduling.Wish(schedule.when(), quietHours != null, quiet(quietHours), Missed.ofWord(missed));
    }

    private static @Nullable QuietHours quiet(@Nullable JsonNode hours) {
        if (hours == null || hours.isNull()) {
            return null;
        }
        LocalTime from = time(hours, "from");
        LocalTime to = time(hours, "to");
        if (from.equals(to)) {
            throw Requests.wrong("/quietHours/to", "expected another time than from");
        }
        return new QuietHours(from, to);
    }

    private static LocalTime time(JsonNode hours, String member) {
        String text = hours.path(member).asText("");
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw Requests.wrong("/quietHours/" + member, "expected a time of day, as 21:00");
        }
        return LocalTime.parse(text);
    }
}
