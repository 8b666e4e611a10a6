package io.rowcast.contact;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person's agreement to get messages, or that they took it back.
 *
 * @param words what they agreed to; null where that is not known
 * @param origin where it stands, as a tab and its cell; null for nowhere
 * @param at when the person said so
 * @param liftedAt since when a withdrawal counts no more; null while it does
 */
public record Consent(
        boolean given,
        Source source,
        @Nullable String words,
        @Nullable String origin,
        Instant at,
        @Nullable Instant liftedAt) {
    /** How we know. */
    public enum Source {
        /** A column of a sheet said so. */
        SHEET,
        /** A row that came to a sheet by itself, as from a form. */
        FORM,
        IMPORT,
        /** A user of the workspace. */
        BY_HAND,
        /** Another program of the workspace's. */
        API,
        /** The person wrote a word, as START or STOP. */
        WORD,
        /** The person's own setting in WhatsApp. */
        META_PREFERENCE;

        /** As it stands in the database and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return (given ? "given" : "withdrawn") + " at " + at;
    }
}
