package io.rowcast.platform.crypto;

/** A sealed value cannot be read: the key is another one or gone, or the bytes were changed. */
public final class BrokenSealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String purpose, Throwable cause) {
        super("a sealed value of " + purpose + " cannot be opened with the keys at hand", cause);
    }
}
