package io.rowcast.media;

import java.time.Instant;
import java.util.UUID;

/** A file that a workspace keeps to send it. */
public record Media(UUID id, MediaKind kind, String mimeType, String filename, int bytes, Instant createdAt) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
