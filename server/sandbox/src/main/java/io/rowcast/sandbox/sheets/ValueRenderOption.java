package io.rowcast.sandbox.sheets;

/** How cells are shown to a reader (API reference, ValueRenderOption). */
enum ValueRenderOption {
    FORMATTED_VALUE,
    UNFORMATTED_VALUE,
    FORMULA
}
