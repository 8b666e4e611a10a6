package io.rowcast.contact;

import io.rowcast.platform.http.Requests;
import org.jspecify.annotations.Nullable;

/** The body that suppresses by hand, which may be left out. */
record SuppressionWire(@Nullable String note) {
    private static final int LONGEST_NOTE = 500;

    SuppressionWire {
        if (note != null) {
            Requests.text("note", note, 1, LONGEST_NOTE);
        }
    }
}
