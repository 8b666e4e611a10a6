package io.rowcast.platform.http;

import java.io.IOException;

/** A body comes more slowly than is waited for. */
final class BodyTooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooSlowException() {
        super("the body of a request is too slow");
    }
}
