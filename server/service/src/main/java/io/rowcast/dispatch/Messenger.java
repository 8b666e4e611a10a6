package io.rowcast.dispatch;

/** The way to the recipient. */
@FunctionalInterface
public interface Messenger {
    /** Sends one message, once; blocks until there is an outcome, at most for the time-out of the call. Never throws. */
    SendOutcome send(Outbound message);
}
