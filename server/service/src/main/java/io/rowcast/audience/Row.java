package io.rowcast.audience;

import java.util.List;

/**
 * One row of the sheet as it was read.
 *
 * @param number from 1, as the sheet counts
 * @param key the row's key in the key column, which sorting and inserting do not change
 * @param cells display strings, in the order of the campaign's columns; missing ones at the end are empty
 */
public record Row(int number, String key, List<String> cells) {
    /** What the cell at {@code index} shows; empty past the end. */
    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    @Override
    public String toString() {
        return "row " + number;
    }
}
