package io.rowcast.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message for people; in a template's own view the gaps stand as {@code {{1}}}. Field names are those of the API. */
public record MessageView(
        @Nullable Header header,
        @Nullable String body,
        @Nullable String footer,
        @Nullable List<Button> buttons) {
    /** @param kind text, image, video, document or location */
    public record Header(
            String kind, @Nullable String text, @Nullable String link) {}

    /**
     * @param kind url, quick-reply, phone, copy-code or other
     * @param target the address or number behind it
     */
    public record Button(String kind, String text, @Nullable String target) {}
}
