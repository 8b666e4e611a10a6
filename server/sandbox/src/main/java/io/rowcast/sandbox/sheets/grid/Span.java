package io.rowcast.sandbox.sheets.grid;

import java.util.Optional;

/**
 * A run of rows or columns, counted from 0.
 *
 * @param end one past the last; {@link #OPEN} for no end
 */
public record Span(int start, int end) {
    public static final int OPEN = Integer.MAX_VALUE;
    public static final Span ALL = new Span(0, OPEN);

    public int size() {
        return end - start;
    }

    public boolean isOpen() {
        return end == OPEN;
    }

    private boolean isWhole() {
        return start == 0 && isOpen();
    }

    public boolean contains(int index) {
        return start <= index && index < end;
    }

    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean meets(Span other) {
        return start < other.end && other.start < end;
    }

    /** This span cut to a grid of {@code count} rows or columns. */
    public Span within(int count) {
        return new Span(Math.min(start, count), Math.min(end, count));
    }

    /** Where this span is after an insert; an insert inside it makes it longer, one at its start pushes it. */
    Span afterInsert(int at, int count) {
        int newStart = start >= at && !isWhole() ? start + count : start;
        return new Span(newStart, isOpen() ? OPEN : end > at ? end + count : end);
    }

    /** Where this span is after a delete; empty when nothing of it is left. */
    Optional<Span> afterDelete(Span gone) {
        int newStart = start - overlap(0, start, gone);
        int newEnd = isOpen() ? OPEN : end - overlap(0, end, gone);
        return newStart < newEnd ? Optional.of(new Span(newStart, newEnd)) : Optional.empty();
    }

    /** Where this span is after a move: it follows when the block covers it, else it stays where it is. */
    Span afterMove(Span block, int destination) {
        if (block.covers(this)) {
            int by = Moves.landing(block, destination) - block.start;
            return new Span(start + by, end + by);
        }
        if (isOpen() || block.meets(this)) {
            return this;
        }
        int removed = block.end <= start ? block.size() : 0;
        int landing = Moves.landing(block, destination);
        int added = landing <= start - removed ? block.size() : 0;
        return new Span(start - removed + added, end - removed + added);
    }

    private static int overlap(int from, int to, Span other) {
        return Math.max(0, Math.min(to, other.end) - Math.max(from, other.start));
    }
}
