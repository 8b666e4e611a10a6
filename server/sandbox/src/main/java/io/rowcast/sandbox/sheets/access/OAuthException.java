package io.rowcast.sandbox.sheets.access;

/** The token endpoint's refusal: 400 with an error code of RFC 6749 and words. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    OAuthException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** For example invalid_grant. */
    public String code() {
        return code;
    }
}
