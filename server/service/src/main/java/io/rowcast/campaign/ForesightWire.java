package io.rowcast.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.http.Requests;
import org.jspecify.annotations.Nullable;

/** The body that asks what a schedule would mean. */
record ForesightWire(WhenWire schedule, @Nullable JsonNode quietHours) {
    ForesightWire {
        Requests.present("schedule", schedule);
    }

    QuietWish quiet() {
        return QuietHoursWire.wish(quietHours);
    }
}
