package io.rowcast.conformance;

/** What becomes of a payload. */
sealed interface Verdict {
    String what();

    /** Understood, or taken and answered, as Meta has it. */
    record Supported(String what) implements Verdict {}

    /** Passed over without harm, on purpose. */
    record Ignored(String what) implements Verdict {}

    /** Neither. */
    record NotYet(String what) implements Verdict {}
}
