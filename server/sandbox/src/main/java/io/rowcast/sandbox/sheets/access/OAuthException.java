package io.rowcast.sandbox.sheets.access;

/** A refusal of the OAuth server: an error code of RFC 6749 and words. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    OAuthException(String code, String message) {
        this(400, code, message);
    }

    OAuthException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status: 400, and 401 for a client that is not who it says. */
    public int status() {
        return status;
    }

    /** For example invalid_grant. */
    public String code() {
        return code;
    }
}
