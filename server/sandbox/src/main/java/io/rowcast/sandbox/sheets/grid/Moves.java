package io.rowcast.sandbox.sheets.grid;

import java.util.ArrayList;
import java.util.List;

/** The arithmetic of moving a block of rows or columns. */
final class Moves {
    private Moves() {}

    /** The list with the block taken out and put before what stood at {@code destination} in the old order. */
    static <T> List<T> moved(List<T> all, Span block, int destination) {
        List<T> rest = new ArrayList<>(all.subList(0, block.start()));
        rest.addAll(all.subList(block.end(), all.size()));
        rest.addAll(landing(block, destination), List.copyOf(all.subList(block.start(), block.end())));
        return rest;
    }

    /** Where the block starts when it has been moved. */
    static int landing(Span block, int destination) {
        return destination > block.start() ? destination - block.size() : destination;
    }
}
