package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows a campaign is about: in the body that makes a draft, and in the recipe. */
record OnlyWire(String column, List<String> equals) {
    private static final int MOST_VALUES = 100;

    OnlyWire {
        Requests.match("column", column, "[A-Z]{1,3}");
        Requests.present("equals", equals);
        if (equals.isEmpty() || equals.size() > MOST_VALUES) {
            throw Requests.wrong("equals", "expected 1 to " + MOST_VALUES + " values");
        }
        equals.forEach(value -> Requests.text("equals", value, 0, 1000));
    }

    static @Nullable OnlyWire of(@Nullable Only only) {
        return only == null ? null : new OnlyWire(only.column(), only.values());
    }

    Only only() {
        return new Only(column, equals);
    }
}
