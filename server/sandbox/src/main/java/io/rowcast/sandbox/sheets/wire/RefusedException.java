package io.rowcast.sandbox.sheets.wire;

/**
 * Something that the API does not do as asked. The reason is Google's own words where they are recorded (facts 1.7); whoever
 * catches it puts in front which part of the request it was, for example "Invalid requests[2].updateCells: ".
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public RefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
