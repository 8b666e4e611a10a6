package io.rowcast.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.json.Json;
import io.rowcast.timing.QuietHours;
import java.time.DateTimeException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Quiet hours as the API has them: two times of day, as {@code 21:00} and {@code 08:00}. */
record QuietHoursWire(String from, String to) {
    /** A workspace's, in requests and answers; null for none. */
    record OfWorkspace(@Nullable JsonNode quietHours) {
        @Nullable
        QuietHours hours() {
            Requests.present("quietHours", quietHours);
            return read(quietHours);
        }
    }

    static @Nullable QuietHoursWire of(@Nullable QuietHours hours) {
        return hours == null
                ? null
                : new QuietHoursWire(hours.from().toString(), hours.to().toString());
    }

    /** Not given is not null: the one is the workspace's, the other none. */
    static QuietWish wish(@Nullable JsonNode json) {
        return json == null ? QuietWish.USUAL : new QuietWish(true, read(json));
    }

    static @Nullable QuietHours read(@Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return null;
        }
        try {
            return Json.MAPPER.treeToValue(json, QuietHoursWire.class).hours();
        } catch (JsonProcessingException e) {
            throw Requests.wrong("/quietHours", "expected from and to, as 21:00 and 08:00, or null");
        }
    }

    private QuietHours hours() {
        LocalTime begin = time("from", from);
        LocalTime end = time("to", to);
        if (begin.equals(end)) {
            throw Requests.wrong("/quietHours/to", "expected another time than from: else nothing would ever go");
        }
        return new QuietHours(begin, end);
    }

    private static LocalTime time(String member, @Nullable String text) {
        Requests.match("/quietHours/" + member, text, "\\d{2}:\\d{2}(:\\d{2})?");
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Requests.wrong("/quietHours/" + member, "there is no such time of day");
        }
    }
}
