package io.rowcast.contact;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A recipient who must not be sent to.
 *
 * @param recipient E.164, or a business-scoped user id; empty for a person who was erased, and stays left alone
 * @param reason in words, for the sheet and the sidebar
 * @param note what the person wrote, or what a user noted; null for nothing
 */
public record Suppression(
        String recipient,
        String reason,
        Source source,
        Instant since,
        @Nullable String note) {
    /** A suppression with its source's own reason. */
    public static Suppression by(Source source, String recipient, Instant since) {
        return by(source, recipient, since, null);
    }

    public static Suppression by(Source source, String recipient, Instant since, @Nullable String note) {
        return new Suppression(recipient, source.reason(), source, since, note);
    }

    @Override
    public String toString() {
        return "suppression by " + source.word() + " since " + since;
    }

    /** Who asked for it; what one source brought, another does not lift. */
    public enum Source {
        /** The recipient wrote a word such as STOP. */
        WORD("Not sent: this person wrote that they want no messages."),
        /** The recipient stopped marketing messages in WhatsApp itself. */
        META_PREFERENCE("Not sent: this person has stopped marketing messages from you in WhatsApp."),
        /** Meta reported that the recipient must not be sent to. */
        ERROR("Not sent: WhatsApp reported that this person cannot be sent to."),
        /** A user of the workspace. */
        BY_HAND("Not sent: this number was put on the do-not-send list by hand."),
        /** A file that a user brought. */
        IMPORT("Not sent: this number was put on the do-not-send list with a file.");

        private final String reason;

        Source(String reason) {
            this.reason = reason;
        }

        /** For the cell of a row that is held back. */
        public String reason() {
            return reason;
        }

        /** As it stands in the database and in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
