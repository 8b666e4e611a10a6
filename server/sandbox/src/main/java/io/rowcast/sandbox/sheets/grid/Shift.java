package io.rowcast.sandbox.sheets.grid;

import java.util.Optional;
import java.util.function.Function;

/**
 * How areas of a tab moved when rows or columns were inserted, deleted or moved.
 *
 * @param change the new place of a run; empty when nothing is left of it
 */
public record Shift(Dimension dimension, Function<Span, Optional<Span>> change) {
    public Optional<Area> of(Area area) {
        return area.mapped(dimension, change);
    }
}
