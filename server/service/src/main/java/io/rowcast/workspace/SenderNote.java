package io.rowcast.workspace;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as it should be with a sender, or that its users should know.
 *
 * @param code for machines, such as quality-low; a sender has at most one note of each
 * @param message plain words: what is, and what to do
 * @param at since when
 * @param endsAt when it ends by itself; null where it does not
 */
public record SenderNote(
        String code,
        Severity severity,
        String message,
        Instant at,
        @Nullable Instant endsAt) {
    /** Meta refuses what the sender sends: its token, its payment, its registration. Goes when a message is taken. */
    public static final String REFUSED = "sender-stopped";

    public static final String RESTRICTED = "sender-restricted";
    public static final String BANNED = "sender-banned";
    public static final String DELETED = "sender-deleted";

    public enum Severity {
        INFO,
        WARNING,
        /** Nothing leaves from this number. */
        STOP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Severity of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
