package io.rowcast.media;

import java.time.Instant;
import java.util.UUID;

/** A file as the API shows it. */
record MediaView(UUID id, String kind, String mimeType, String filename, int bytes, Instant createdAt) {
    static MediaView of(Media media) {
        return new MediaView(
                media.id(), media.kind().word(), media.mimeType(), media.filename(), media.bytes(), media.createdAt());
    }
}
