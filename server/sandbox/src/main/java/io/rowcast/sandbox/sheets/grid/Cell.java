package io.rowcast.sandbox.sheets.grid;

import org.jspecify.annotations.Nullable;

/**
 * One cell, never changed after it is made.
 *
 * @param value what was entered; null for an empty cell and for a formula
 * @param formula with its leading =, or null
 */
public record Cell(@Nullable Value value, @Nullable String formula, Look look) {
    public static final Cell BLANK = new Cell(null, null, Look.PLAIN);

    public static Cell of(Value value) {
        return new Cell(value, null, Look.PLAIN);
    }

    public static Cell text(String text) {
        return text.isEmpty() ? BLANK : of(new Value.Text(text));
    }

    public boolean hasContent() {
        return value != null || formula != null;
    }

    /** True when there is neither content nor anything else to keep. */
    public boolean isBlank() {
        return !hasContent() && look.equals(Look.PLAIN);
    }

    /** The other cell's content in this cell's clothes. */
    public Cell withContentOf(Cell other) {
        return new Cell(other.value, other.formula, look);
    }

    public Cell withLook(Look other) {
        return new Cell(value, formula, other);
    }
}
