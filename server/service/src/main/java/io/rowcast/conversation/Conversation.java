package io.rowcast.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All messages with one person from one sender, both ways, as people see it.
 *
 * @param address the number in E.164 or the user id under which the person wrote last, and is written to
 * @param name how the person calls themselves in WhatsApp
 * @param last the last message that they wrote or that was written by hand; null where there is none
 * @param unread their messages that nobody has read, counted up to {@link #MOST_UNREAD}
 * @param lastInboundAt Meta's time of their last message
 * @param suppressed why they get no campaigns; null where they do
 */
record Conversation(
        UUID id,
        UUID senderId,
        String address,
        @Nullable String name,
        @Nullable Last last,
        int unread,
        @Nullable Instant lastInboundAt,
        @Nullable Suppressed suppressed) {
    static final int MOST_UNREAD = 100;

    /** How long free-form messages may be sent after the person's last one (facts 11). */
    private static final Duration WINDOW = Duration.ofHours(24);

    /** @param text empty where it has none, as a picture without a caption */
    record Last(Instant at, boolean inbound, String text) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "message at " + at;
        }
    }

    /** @param since until a person writes after this, nothing may be written to them by hand either */
    record Suppressed(String reason, String source, Instant since) {}

    /** When the 24-hour window closes or closed; empty where the person never wrote. */
    Optional<Instant> windowClosesAt() {
        return Optional.ofNullable(lastInboundAt).map(at -> at.plus(WINDOW));
    }

    boolean windowOpen(Instant now) {
        return windowClosesAt().filter(now::isBefore).isPresent();
    }

    /** Whether the person has written again after they, or somebody for them, asked for no messages. */
    boolean wroteSinceSuppressed() {
        return suppressed == null || (lastInboundAt != null && lastInboundAt.isAfter(suppressed.since()));
    }

    @Override
    public String toString() {
        return "conversation " + id;
    }
}
