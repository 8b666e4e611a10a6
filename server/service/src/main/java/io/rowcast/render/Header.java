package io.rowcast.render;

/** The part of a template above its body. */
sealed interface Header {
    record Text(GappedText text) implements Header {}

    /** @param kind IMAGE, VIDEO or DOCUMENT */
    record Media(TemplateInput.Kind kind) implements Header {}

    /** One that a sheet cannot fill, as a location. {@code format} is Meta's word in lower case. */
    record Other(String format) implements Header {}
}
