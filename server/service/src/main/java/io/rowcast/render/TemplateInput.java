package io.rowcast.render;

import org.jspecify.annotations.Nullable;

/**
 * A gap of a template that a column or a fixed text must fill.
 *
 * @param key stable within the template: {@code header.1}, {@code header.media}, {@code body.1}, {@code body.first_name},
 *     {@code button.0.url}, {@code button.1.payload}
 * @param label for people, as {@code {{1}}} or {@code first_name}
 * @param example Meta's example of the template
 * @param optional true where it may be left out
 */
public record TemplateInput(
        String key,
        Part part,
        Kind kind,
        String label,
        @Nullable String example,
        boolean optional) {
    /** Where in the message. */
    public enum Part {
        HEADER,
        BODY,
        BUTTON
    }

    /** What it takes. */
    public enum Kind {
        TEXT,
        IMAGE,
        VIDEO,
        DOCUMENT,
        URL_SUFFIX,
        PAYLOAD
    }
}
