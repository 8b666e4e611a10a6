package io.rowcast.workspace;

/** Meta could not be asked. {@code refused} tells a clear "no" (a wrong token, a wrong id) from no answer at all. */
public final class SourceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    public SourceUnavailableException(String message, boolean refused) {
        super(message);
        this.refused = refused;
    }

    public SourceUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.refused = false;
    }

    public boolean refused() {
        return refused;
    }
}
