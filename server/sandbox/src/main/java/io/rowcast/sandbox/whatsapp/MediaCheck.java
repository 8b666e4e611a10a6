package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that a message names (facts 2.4): by the id of an upload or by a link. Whether the file is of the right type is
 * found out only later, when Meta fetches it: then the message fails with 131053 (fixtures wh-status-failed-131053). Links are
 * not fetched here.
 */
final class MediaCheck {
    private final MediaStore store;

    MediaCheck(MediaStore store) {
        this.store = store;
    }

    /** Throws Meta's refusal of a media object; {@code where} is what Meta calls its place. */
    void check(String where, JsonNode media) {
        boolean byId = media.hasNonNull("id");
        if (!byId && !media.hasNonNull("link")) {
            throw GraphError.required(where + " needs an id or a link").refused();
        }
        if (byId && find(media).isEmpty()) {
            throw GraphError.value(
                            "Media " + media.path("id").asText() + " of " + where + " does not exist or has expired")
                    .refused();
        }
        if (!byId && !isAddress(media.path("link").asText())) {
            throw GraphError.plain("Param " + where + "['link'] is not a valid URI.")
                    .refused();
        }
    }

    private Optional<Media> find(JsonNode media) {
        return store.find(media.path("id").asText());
    }

    private static boolean isAddress(String link) {
        try {
            URI address = new URI(link);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Why the message will fail though it is taken: a file of another kind than the message says. */
    Optional<Failure> laterFailure(JsonNode request) {
        for (MediaKind kind : MediaKind.values()) {
            for (JsonNode media : request.findValues(kind.word())) {
                Optional<Media> file = media.isObject() ? find(media) : Optional.empty();
                if (file.isPresent() && !kind.takes(file.get().mimeType())) {
                    return Optional.of(wrongType(kind, file.get().mimeType()));
                }
            }
        }
        return Optional.empty();
    }

    private static Failure wrongType(MediaKind kind, String mimeType) {
        String word = kind.name().charAt(0) + kind.word().substring(1);
        return new Failure(
                131053,
                "Media upload error",
                "Unsupported " + word + " mime type " + mimeType + ". Please use one of " + kind.types() + ".");
    }
}
