package io.rowcast.render;

/** As what a value of the body is told to Meta (facts 2.5). */
public sealed interface Format {
    record Text() implements Format {}

    /** An amount, which phones may write in their own way; {@code code} is ISO 4217. */
    record Currency(String code) implements Format {}

    /** A date or a time; it is shown as it stands in the cell. */
    record DateTime() implements Format {}
}
