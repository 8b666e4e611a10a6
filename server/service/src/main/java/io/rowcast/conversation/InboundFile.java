package io.rowcast.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A file of an inbound message, which is with Meta yet (facts 5).
 *
 * @param metaId Meta's id of it, good for 7 days
 * @param kind Meta's word, as {@code image}
 * @param mimeType as Meta says
 * @param filename of a document
 */
public record InboundFile(
        String metaId,
        String kind,
        String mimeType,
        @Nullable String filename) {
    /** Names neither the file nor Meta's id of it. */
    @Override
    public String toString() {
        return kind;
    }
}
