package io.rowcast.sandbox.whatsapp;

/** A control call that asks for something impossible; its message says what was wrong and what to send. */
final class WrongControlException extends RuntimeException {
    private final String reason;

    WrongControlException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
