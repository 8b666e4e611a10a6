package io.rowcast.sandbox.client;

/** The sandbox refused a control call, or did not answer; the message says why. */
public final class ControlFailedException extends RuntimeException {
    ControlFailedException(String message) {
        super(message);
    }

    ControlFailedException(String message, Exception cause) {
        super(message, cause);
    }
}
