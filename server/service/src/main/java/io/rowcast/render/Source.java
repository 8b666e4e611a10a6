package io.rowcast.render;

import org.jspecify.annotations.Nullable;

/** Where an input's value comes from. */
public sealed interface Source {
    /**
     * A column of the row.
     *
     * @param letter in A1 notation
     * @param fallback used where the cell is empty
     */
    record FromColumn(String letter, @Nullable String fallback) implements Source {}

    /** The same text for every row. */
    record Fixed(String text) implements Source {}
}
