package io.rowcast.render;

/**
 * What is wrong with a value, wherever it came from.
 *
 * @param code stable
 * @param message for the user, what is wrong
 * @param fix for the user, what to do
 * @param blocks false for a warning
 */
record Fault(String code, String message, String fix, boolean blocks) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return code;
    }
}
