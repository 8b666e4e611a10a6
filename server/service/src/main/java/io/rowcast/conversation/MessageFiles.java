package io.rowcast.conversation;

import io.rowcast.conversation.ConversationMessage.Outbound;
import io.rowcast.media.Media;
import io.rowcast.media.MediaStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.MessageView;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of messages: what people sent, and what was uploaded and sent to them by hand. */
public final class MessageFiles {
    /** @param pieces its bytes in order, each opened while it is consumed */
    record MessageFile(String mimeType, @Nullable String filename, int bytes, Iterator<byte[]> pieces) {
        /** Without what it holds. */
        @Override
        public String toString() {
            return "the file of a message";
        }
    }

    private final Database database;
    private final Sealers sealers;
    private final ReplyMediaStore received;
    private final MediaStore uploaded;
    private final ConversationStore conversations = new ConversationStore();
    private final MessageListStore messages = new MessageListStore();

    public MessageFiles(Database database, Sealers sealers, ReplyMediaStore received, MediaStore uploaded) {
        this.database = database;
        this.sealers = sealers;
        this.received = received;
        this.uploaded = uploaded;
    }

    /** Empty where the message has none, or it is not here. */
    Optional<MessageFile> find(WorkspaceId workspace, UUID conversation, UUID message) {
        return received.find(workspace, conversation, message)
                .map(file -> new MessageFile(
                        file.mimeType(), file.filename(), file.bytes(), received.pieces(workspace, file)))
                .or(() -> sent(workspace, conversation, message));
    }

    private Optional<MessageFile> sent(WorkspaceId workspace, UUID conversation, UUID message) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                        workspace,
                        handle -> conversations
                                .current(handle, conversation)
                                .flatMap(current -> messages.byHand(handle, sealer, current, message)))
                .flatMap(MessageFiles::upload)
                .flatMap(media -> uploaded.find(workspace, media))
                .map(media ->
                        new MessageFile(media.mimeType(), media.filename(), media.bytes(), pieces(workspace, media)));
    }

    private Iterator<byte[]> pieces(WorkspaceId workspace, Media media) {
        return uploaded.pieces(workspace, media).iterator();
    }

    /** The upload that stands at the head of a message. */
    private static Optional<UUID> upload(ConversationMessage message) {
        return message instanceof Outbound outbound
                ? Optional.ofNullable(MessageTextView.read(outbound.view()).header())
                        .map(MessageView.Header::media)
                : Optional.empty();
    }
}
