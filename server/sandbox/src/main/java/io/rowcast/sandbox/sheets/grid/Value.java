package io.rowcast.sandbox.sheets.grid;

/** What a cell shows, before it is formatted. */
public sealed interface Value {
    record Text(String text) implements Value {}

    /** A number; dates and times are numbers too, days since 1899-12-30 (facts 1.2). */
    record Num(double number) implements Value {}

    record Flag(boolean flag) implements Value {}

    /**
     * A formula's failure.
     *
     * @param type Google's ErrorType, for example NAME
     * @param shown what the cell shows, for example #NAME?
     */
    record Problem(String type, String shown) implements Value {}
}
