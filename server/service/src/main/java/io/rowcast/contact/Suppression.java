package io.rowcast.contact;

import java.time.Instant;
import java.util.Locale;

/**
 * A recipient who must not be sent to.
 *
 * @param recipient E.164, or a business-scoped user id
 * @param reason in words, for the sheet and the sidebar
 */
public record Suppression(String recipient, String reason, Source source, Instant since) {
    /** Who asked for it; what one source brought, another does not lift. */
    public enum Source {
        /** The recipient wrote a word such as STOP. */
        WORD,
        /** The recipient stopped marketing messages in WhatsApp itself. */
        META_PREFERENCE,
        /** Meta reported that the recipient must not be sent to. */
        ERROR,
        /** A user of the workspace. */
        BY_HAND;

        /** As it stands in the database and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
