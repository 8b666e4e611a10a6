package io.rowcast.workbench.script;

/** A function of the script failed; the message is what the page's failure handler gets. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScriptException(String message) {
        super(message);
    }

    ScriptException(String message, Throwable cause) {
        super(message, cause);
    }
}
