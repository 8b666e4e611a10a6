package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The uploaded files that a recorded send names, each with a type that it can be sent as. */
final class NamedMedia {
    private static final Map<String, String> TYPES = Map.of(
            "image", "image/jpeg",
            "video", "video/mp4",
            "audio", "audio/ogg",
            "document", "application/pdf",
            "sticker", "image/webp");

    private NamedMedia() {}

    /** Types by id. */
    static Map<String, String> in(JsonNode request) {
        Map<String, String> found = new TreeMap<>();
        TYPES.forEach((kind, mimeType) -> request.findValues(kind).forEach(media -> {
            if (media.hasNonNull("id")) {
                found.put(media.path("id").asText(), mimeType);
            }
        }));
        return found;
    }
}
