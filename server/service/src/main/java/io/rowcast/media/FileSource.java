package io.rowcast.media;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;
import java.util.function.Consumer;

/** Where files are that people sent to a sender. */
@FunctionalInterface
public interface FileSource {
    /** What became of a try to fetch one. */
    sealed interface Outcome {
        /** All of its pieces have been handed over. */
        record Fetched(String mimeType, int bytes) implements Outcome {}

        /** It is not there, and will not be. */
        record Gone() implements Outcome {}

        /** It is larger than WhatsApp lets anybody send. */
        record TooLarge() implements Outcome {}

        /** It may be had later; the pieces that came are part of nothing. */
        record Later(String reason) implements Outcome {}
    }

    /**
     * Fetches a file once, within minutes.
     *
     * @param metaId Meta's id of it
     * @param pieces takes its bytes in order, at most {@link MediaStore#PIECE} at once; what it throws is thrown on
     */
    Outcome fetch(WorkspaceId workspace, UUID senderId, String metaId, Consumer<byte[]> pieces);
}
