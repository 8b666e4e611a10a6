package io.rowcast.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The body that launches a campaign. */
record LaunchWire(
        String confirmation,
        WhenWire schedule,
        @Nullable CanaryWire canary,
        @Nullable String sendUntil,
        @Nullable JsonNode haltAtFailurePercent,
        @Nullable JsonNode quietHours,
        @Nullable String missed) {
    LaunchWire {
        Requests.text("confirmation", confirmation, 1, 100);
        Requests.present("schedule", schedule);
        if (missed != null) {
            Requests.match("missed", missed, "run|skip|ask");
        }
    }

    QuietWish quiet() {
        return QuietHoursWire.wish(quietHours);
    }

    Safeguards safeguards() {
        return new Safeguards(canary == null ? null : canary.canary(), end(), haltPercent());
    }

    /** Null for the usual. */
    @Nullable
    Missed missedStart() {
        return Missed.ofWord(missed);
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
}
