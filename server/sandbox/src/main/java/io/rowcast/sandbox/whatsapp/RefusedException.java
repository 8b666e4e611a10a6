package io.rowcast.sandbox.whatsapp;

/** Ends a request with Meta's own error. It carries no stack trace: a benchmark may be refused thousands of times a second. */
final class RefusedException extends RuntimeException {
    private final transient GraphError error;

    RefusedException(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
