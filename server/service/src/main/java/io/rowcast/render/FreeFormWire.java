package io.rowcast.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text or a file as Meta takes it (facts 2.3, 2.4). */
final class FreeFormWire {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE);

    private FreeFormWire() {}

    static void put(ObjectNode request, FreeForm freeForm, Values values) {
        String type = freeForm.type().name().toLowerCase(Locale.ROOT);
        String text = freeForm.panel().bodyText(values);
        request.put("type", type);
        if (freeForm.type() == FreeForm.Type.TEXT) {
            request.putObject("text")
                    .put("preview_url", ADDRESS.matcher(text).find())
                    .put("body", text);
            return;
        }
        ObjectNode file = MessageWire.file(freeForm.panel(), values);
        if (!text.isEmpty()) {
            file.put("caption", text);
        }
        request.set(type, file);
    }
}
