package io.rowcast.sandbox.sheets.grid;

import java.util.List;
import java.util.stream.Stream;

/**
 * One row's or column's properties.
 *
 * @param hiddenByUser hidden by hand
 * @param hiddenByFilter hidden by the tab's basic filter; rows only
 * @param pixelSize height or width
 */
public record Line(boolean hiddenByUser, boolean hiddenByFilter, int pixelSize, List<Metadata> metadata) {
    /** Sizes of an untouched grid. */
    public static final Line ROW = new Line(false, false, 21, List.of());

    public static final Line COLUMN = new Line(false, false, 100, List.of());

    public boolean hidden() {
        return hiddenByUser || hiddenByFilter;
    }

    public Line withHiddenByUser(boolean hidden) {
        return new Line(hidden, hiddenByFilter, pixelSize, metadata);
    }

    public Line withHiddenByFilter(boolean hidden) {
        return new Line(hiddenByUser, hidden, pixelSize, metadata);
    }

    public Line withPixelSize(int size) {
        return new Line(hiddenByUser, hiddenByFilter, size, metadata);
    }

    public Line withMetadata(List<Metadata> other) {
        return new Line(hiddenByUser, hiddenByFilter, pixelSize, List.copyOf(other));
    }

    public Line plus(Metadata added) {
        return withMetadata(Stream.concat(metadata.stream(), Stream.of(added)).toList());
    }
}
