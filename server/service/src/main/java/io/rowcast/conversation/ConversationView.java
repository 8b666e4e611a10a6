package io.rowcast.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.rowcast.conversation.ConversationMessage.File;
import io.rowcast.conversation.ConversationMessage.FileState;
import io.rowcast.conversation.ConversationMessage.Inbound;
import io.rowcast.conversation.ConversationMessage.Outbound;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as the API tells them. */
record ConversationView(
        UUID id,
        UUID senderId,
        PersonView person,
        @Nullable LastView last,
        int unread,
        @Nullable Instant windowClosesAt,
        @Nullable SuppressionView suppression) {
    record PersonView(String address, @Nullable String name) {}

    record LastView(Instant at, String from, String text) {}

    /** @param answerable whether the person has written since */
    record SuppressionView(String reason, String source, Instant since, boolean answerable) {}

    /** @param next where the following page starts; null on the last */
    record Page(
            List<ConversationView> conversations, @Nullable String next) {}

    static ConversationView of(Conversation conversation) {
        Conversation.Last last = conversation.last();
        Conversation.Suppressed suppressed = conversation.suppressed();
        return new ConversationView(
                conversation.id(),
                conversation.senderId(),
                new PersonView(conversation.address(), conversation.name()),
                last == null ? null : new LastView(last.at(), last.inbound() ? "person" : "us", last.text()),
                conversation.unread(),
                conversation.windowClosesAt().orElse(null),
                suppressed == null
                        ? null
                        : new SuppressionView(
                                suppressed.reason(),
                                suppressed.source(),
                                suppressed.since(),
                                conversation.wroteSinceSuppressed()));
    }

    /**
     * A message.
     *
     * @param kind inbound, hand or campaign
     * @param view how one of ours looks
     */
    record MessageOf(
            UUID id,
            String kind,
            Instant at,
            @Nullable String type,
            @Nullable String text,
            @Nullable FileView file,
            @Nullable Instant changedAt,
            @JsonRawValue @Nullable String view,
            @Nullable String status,
            @Nullable Instant statusAt,
            @Nullable ErrorView error,
            @Nullable UUID campaignId,
            @Nullable Integer row) {
        static MessageOf of(ConversationMessage message) {
            return switch (message) {
                case Inbound inbound -> inbound(inbound);
                case Outbound outbound -> outbound(outbound);
            };
        }

        private static MessageOf inbound(Inbound message) {
            return new MessageOf(
                    message.id(),
                    "inbound",
                    message.at(),
                    message.type(),
                    message.text(),
                    message.file() == null ? null : FileView.of(message.file()),
                    message.changedAt(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private static MessageOf outbound(Outbound message) {
            ConversationMessage.CampaignRow row = message.row();
            return new MessageOf(
                    message.id(),
                    row == null ? "hand" : "campaign",
                    message.at(),
                    null,
                    null,
                    null,
                    null,
                    message.view(),
                    message.state().status().word(),
                    message.state().at(),
                    message.state()
                            .trouble(row == null)
                            .map(words -> new ErrorView(message.state().errorCode(), words))
                            .orElse(null),
                    row == null ? null : row.campaignId(),
                    row == null ? null : row.row());
        }
    }

    record ErrorView(@Nullable Integer code, String message) {}

    /** @param explanation why it cannot be looked at; null where it can */
    record FileView(
            String kind,
            String mimeType,
            @Nullable String filename,
            String state,
            @Nullable Integer bytes,
            @Nullable String explanation) {
        static FileView of(File file) {
            return new FileView(
                    file.kind(),
                    file.mimeType(),
                    file.filename(),
                    file.state().word(),
                    file.bytes(),
                    file.state() == FileState.KEPT ? null : file.state().words());
        }
    }

    /** @param next where the following page, of older messages, starts; null on the last */
    record Messages(List<MessageOf> messages, @Nullable String next) {}
}
