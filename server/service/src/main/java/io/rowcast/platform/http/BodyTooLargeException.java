package io.rowcast.platform.http;

import java.io.IOException;

/** A body came, without saying so before, that is larger than its route takes. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final BodySize most;

    BodyTooLargeException(BodySize most) {
        super("a body of more than " + most.bytes() + " bytes");
        this.most = most;
    }

    BodySize most() {
        return most;
    }
}
