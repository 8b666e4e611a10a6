package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import io.rowcast.render.FreeForm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message of one's own, as the API says it. */
record FreeFormWire(String type, @Nullable String text) {
    FreeFormWire {
        Requests.match("type", type, "text|image|video|document|audio");
        if (text != null) {
            Requests.text("text", text, 0, 4096);
        }
    }

    static FreeFormWire of(FreeForm freeForm) {
        return new FreeFormWire(
                freeForm.type().name().toLowerCase(Locale.ROOT), freeForm.text().isEmpty() ? null : freeForm.text());
    }

    FreeForm freeForm() {
        return new FreeForm(FreeForm.Type.valueOf(type.toUpperCase(Locale.ROOT)), text);
    }
}
