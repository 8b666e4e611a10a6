package io.rowcast.sheets;

/** What a request does, as far as limits and repeating it go. */
enum CallKind {
    READ(true),
    /** A write whose repetition changes nothing more. */
    WRITE(true),
    /** A write that must not be applied twice, as one that makes columns. */
    WRITE_ONCE(false);

    private final boolean repeatable;

    CallKind(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /** Whether it may be sent again when it is not known if it was applied: after a lost answer, or a 5xx (facts 1.1). */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Anything that retrieves counts as a read, anything that changes as a write (facts 1.1). */
    boolean countsAsRead() {
        return this == READ;
    }
}
