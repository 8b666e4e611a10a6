package io.rowcast.conversation;

/** What a person asks of us with a single word. */
public enum Wish {
    /** No more messages. */
    STOP,
    /** Messages again, after all. */
    START
}
