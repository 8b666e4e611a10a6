package io.rowcast.sandbox.sheets;

/** How text is taken in (API reference, ValueInputOption). */
enum ValueInputOption {
    RAW,
    USER_ENTERED
}
