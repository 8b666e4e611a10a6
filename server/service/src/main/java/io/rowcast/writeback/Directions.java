package io.rowcast.writeback;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps the writing direction of a stranger's text to itself (Unicode TR 9). Overrides are left out: nobody types them, and all
 * they do is to show words in another order than they are stored in, as to pass a web address off as another. Embeddings
 * and isolates, which texts in mixed scripts need, stay and are closed at the end where they were left open, so that what
 * follows in the same cell, or wherever the cell is copied to, keeps its own direction.
 */
final class Directions {
    private static final char OPEN_LEFT_EMBEDDING = '\u202a';
    private static final char OPEN_RIGHT_EMBEDDING = '\u202b';
    private static final char CLOSE_EMBEDDING = '\u202c';
    private static final char LEFT_OVERRIDE = '\u202d';
    private static final char RIGHT_OVERRIDE = '\u202e';
    private static final char OPEN_LEFT_ISOLATE = '\u2066';
    private static final char OPEN_RIGHT_ISOLATE = '\u2067';
    private static final char OPEN_FIRST_STRONG_ISOLATE = '\u2068';
    private static final char CLOSE_ISOLATE = '\u2069';
    /** Unicode stops at 125 levels; nobody writes so many. */
    private static final int DEEPEST = 60;

    private final StringBuilder kept = new StringBuilder();
    private final Deque<Character> closers = new ArrayDeque<>();

    private Directions() {}

    static String closed(String text) {
        Directions directions = new Directions();
        for (int i = 0; i < text.length(); i++) {
            directions.take(text.charAt(i));
        }
        directions.closers.forEach(directions.kept::append);
        return directions.kept.toString();
    }

    private void take(char character) {
        switch (character) {
            case LEFT_OVERRIDE, RIGHT_OVERRIDE -> {}
            case OPEN_LEFT_EMBEDDING, OPEN_RIGHT_EMBEDDING -> open(character, CLOSE_EMBEDDING);
            case OPEN_LEFT_ISOLATE, OPEN_RIGHT_ISOLATE, OPEN_FIRST_STRONG_ISOLATE -> open(character, CLOSE_ISOLATE);
            case CLOSE_EMBEDDING, CLOSE_ISOLATE -> close(character);
            default -> kept.append(character);
        }
    }

    private void open(char opener, char closer) {
        if (closers.size() < DEEPEST) {
            kept.append(opener);
            closers.push(closer);
        }
    }

    /** One that closes nothing could close what stands before this text. */
    private void close(char closer) {
        if (!closers.isEmpty() && closers.peek() == closer) {
            kept.append(closers.pop());
        }
    }
}
