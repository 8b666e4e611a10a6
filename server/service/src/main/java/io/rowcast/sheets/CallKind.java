package io.rowcast.sheets;

/** What a request does, as far as limits go: anything that retrieves is a read, anything that changes a write (facts 1.1). */
enum CallKind {
    READ,
    WRITE
}
