package io.rowcast.sandbox.sheets;

/** How dates are shown where values are not formatted (API reference, DateTimeRenderOption). */
enum DateTimeRenderOption {
    SERIAL_NUMBER,
    FORMATTED_STRING
}
