package io.rowcast;

import java.util.List;

/** The environment does not set up a service; the message has a line for each bad value. */
public final class BadConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadConfigException(List<String> wrong) {
        super(String.join(System.lineSeparator(), wrong));
    }
}
