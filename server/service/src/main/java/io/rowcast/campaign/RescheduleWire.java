package io.rowcast.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
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
        return new Rescheduling.Wish(
                schedule.when(), quietHours != null, QuietHoursWire.read(quietHours), Missed.ofWord(missed));
    }
}
