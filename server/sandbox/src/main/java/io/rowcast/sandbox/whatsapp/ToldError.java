package io.rowcast.sandbox.whatsapp;

/**
 * An error that a tester wants every message to a phone to meet, whatever Meta would say.
 *
 * @param code any of Meta's codes (facts section 10)
 * @param later whether the message is taken first, and the error comes with the webhook of a failed status
 */
record ToldError(int code, String details, boolean later) {
    private static final String TITLE = "An error that was asked for";

    GraphError answer() {
        return GraphError.of(400, code, TITLE, details);
    }

    Failure failure() {
        return new Failure(code, TITLE, details);
    }
}
