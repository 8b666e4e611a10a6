package io.rowcast.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body that launches a campaign. */
record LaunchWire(
        String confirmation,
        ScheduleWire schedule,
        @Nullable CanaryWire canary,
        @Nullable String sendUntil,
        @Nullable JsonNode haltAtFailurePercent) {
    LaunchWire {
        Requests.text("confirmation", confirmation, 1, 100);
        Requests.present("schedule", schedule);
    }

    Safeguards safeguards() {
        return new Safeguards(canary == null ? null : canary.canary(), end(), haltPercent());
    }

    private @Nullable Instant end() {
        try {
            return sendUntil == null ? null : OffsetDateTime.parse(sendUntil).toInstant();
        } catch (DateTimeException e) {
            throw Requests.wrong("/sendUntil", "expected an RFC 3339 date and time, as 2026-05-01T18:00:00Z");
        }
    }

    /** Not given is not null: the one is the usual halt, the other none. */
    private @Nullable Integer haltPercent() {
        if (haltAtFailurePercent == null) {
            return Safeguards.USUAL_HALT_PERCENT;
        }
        if (haltAtFailurePercent.isNull()) {
            return null;
        }
        int percent = haltAtFailurePercent.isInt() ? haltAtFailurePercent.intValue() : 0;
        if (percent < 1 || percent > 100) {
            throw Requests.wrong("/haltAtFailurePercent", "expected a whole number from 1 to 100, or null");
        }
        return percent;
    }

    record ScheduleWire(
            String type, @Nullable String local, @Nullable String zone) {
        ScheduleWire {
            Requests.match("type", type, "now|at");
            if (type.equals("at")) {
                Requests.match("local", local, "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");
                Requests.text("zone", zone, 1, 64);
            } else if (local != null || zone != null) {
                throw Requests.wrong("type", "local and zone go with type at only");
            }
        }

        StartWish wish() {
            return type.equals("now")
                    ? new StartWish.Now()
                    : new StartWish.At(
                            parsedLocal(Objects.requireNonNull(local)), parsedZone(Objects.requireNonNull(zone)));
        }

        private static LocalDateTime parsedLocal(String local) {
            try {
                return LocalDateTime.parse(local);
            } catch (DateTimeException e) {
                throw Requests.wrong("/schedule/local", "there is no such date or time: " + local);
            }
        }

        private static ZoneId parsedZone(String zone) {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw Requests.wrong("/schedule/zone", "expected an IANA time zone, as Europe/London");
            }
        }
    }
}
