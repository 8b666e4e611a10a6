package io.rowcast.conversation;

import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.DeliveryTrouble;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. */
sealed interface ConversationMessage {
    UUID id();

    /** When it was written or sent. */
    Instant at();

    /**
     * The person wrote it.
     *
     * @param type Meta's word; {@code revoke} once it was deleted
     * @param file what came with it
     * @param changedAt when they last edited or deleted it
     */
    record Inbound(
            UUID id,
            Instant at,
            String type,
            String text,
            @Nullable File file,
            @Nullable Instant changedAt) implements ConversationMessage {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return type + " " + id;
        }
    }

    /**
     * We sent it.
     *
     * @param view how it looks, as JSON of the API
     * @param row of a campaign; null for one written by hand
     */
    record Outbound(
            UUID id,
            Instant at,
            String view,
            State state,
            @Nullable CampaignRow row) implements ConversationMessage {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "message " + id;
        }
    }

    record CampaignRow(UUID campaignId, int row) {}

    /** @param errorText Meta's or our explanation */
    record State(
            DeliveryStatus status,
            Instant at,
            @Nullable Integer errorCode,
            @Nullable String errorText) {
        /** What went wrong and what to do. */
        Optional<String> trouble(boolean byHand) {
            if (byHand && status == DeliveryStatus.UNCONFIRMED) {
                return Optional.of("WhatsApp has not said whether this message left, so it was not sent again. Ask the"
                        + " person, or write it anew if it is missing.");
            }
            return byHand && status == DeliveryStatus.FAILED && errorCode == null && errorText != null
                    ? Optional.of(errorText)
                    : DeliveryTrouble.words(status, errorCode, errorText, at, ZoneOffset.UTC);
        }

        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return status + " at " + at;
        }
    }

    /**
     * A file that a person sent.
     *
     * @param kind Meta's word, as {@code image}
     * @param bytes null until it is here
     */
    record File(
            String kind,
            String mimeType,
            @Nullable String filename,
            FileState state,
            @Nullable Integer bytes) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return kind + ", " + state;
        }
    }

    /** Whether a file can be looked at. */
    enum FileState {
        WAITING("It is being fetched from WhatsApp."),
        KEPT(""),
        GONE("WhatsApp no longer has this file, or never gave it. Ask the person to send it again."),
        TOO_LARGE("The file is larger than WhatsApp passes on. Ask the person for a smaller one.");

        private final String words;

        FileState(String words) {
            this.words = words;
        }

        /** For the user; empty where all is well. */
        String words() {
            return words;
        }

        /** As it stands in the database and in the API. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static FileState of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
