package io.rowcast.render;

/** The part of a message or card above its body. */
sealed interface Header {
    record Text(GappedText text) implements Header {}

    /** @param kind IMAGE, VIDEO or DOCUMENT; in free form AUDIO too */
    record Media(TemplateInput.Kind kind) implements Header {}

    record Location() implements Header {}

    /** One that a sheet cannot fill, as a product. {@code format} is Meta's word in lower case. */
    record Other(String format) implements Header {}
}
