package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import io.rowcast.render.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an input's value comes from, as the API says it: exactly one of column and text. */
record SourceWire(
        @Nullable String column,
        @Nullable String fallback,
        @Nullable String text) {
    SourceWire {
        if ((column == null) == (text == null) || (text != null && fallback != null)) {
            throw Requests.wrong("", "expected either a column (with or without a fallback) or a text");
        }
        if (column != null) {
            Requests.match("column", column, "[A-Z]{1,3}");
        }
        if (fallback != null) {
            Requests.text("fallback", fallback, 0, 1024);
        }
        if (text != null) {
            Requests.text("text", text, 0, 1024);
        }
    }

    static SourceWire of(Source source) {
        return switch (source) {
            case Source.FromColumn from -> new SourceWire(from.letter(), from.fallback(), null);
            case Source.Fixed fixed -> new SourceWire(null, null, fixed.text());
        };
    }

    Source source() {
        return text == null ? new Source.FromColumn(Objects.requireNonNull(column), fallback) : new Source.Fixed(text);
    }
}
