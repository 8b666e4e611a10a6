package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A canary as launched: in the body that launches, and in the campaign. */
record CanaryWire(Integer rows, String then) {
    private static final int MOST_ROWS = 1000;

    CanaryWire {
        Requests.present("rows", rows);
        if (rows < 1 || rows > MOST_ROWS) {
            throw Requests.wrong("rows", "expected 1 to " + MOST_ROWS);
        }
        Requests.match("then", then, "ask|continue");
    }

    static @Nullable CanaryWire of(Safeguards.@Nullable Canary canary) {
        return canary == null
                ? null
                : new CanaryWire(canary.rows(), canary.then().name().toLowerCase(Locale.ROOT));
    }

    Safeguards.Canary canary() {
        return new Safeguards.Canary(rows, Safeguards.Then.valueOf(then.toUpperCase(Locale.ROOT)));
    }
}
