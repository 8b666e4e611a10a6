package io.rowcast.render;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an input's value comes from. */
public sealed interface Source {
    /**
     * A column of the row.
     *
     * @param letter in A1 notation
     * @param fallback used where the cell is empty
     */
    record FromColumn(String letter, @Nullable String fallback, Format format) implements Source {
        public FromColumn(String letter, @Nullable String fallback) {
            this(letter, fallback, new Format.Text());
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "column " + letter;
        }
    }

    /** The same text for every row. */
    record Fixed(String text, Format format) implements Source {
        public Fixed(String text) {
            this(text, new Format.Text());
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a fixed text";
        }
    }

    /**
     * The same uploaded file for every row.
     *
     * @param kind image, video, document, audio or sticker
     */
    record Uploaded(UUID media, String kind, String filename) implements Source {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return kind + " " + media;
        }
    }
}
