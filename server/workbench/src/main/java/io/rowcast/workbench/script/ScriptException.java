package io.rowcast.workbench.script;

/** A function of the script failed; the message is what the page's failure handler gets. */
public final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    ScriptException(String words) {
        super(words);
        this.words = words;
    }

    ScriptException(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
