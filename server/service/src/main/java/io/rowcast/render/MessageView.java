package io.rowcast.render;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message for people; in a template's own view the gaps stand as {@code {{1}}}. Field names are those of the API. */
public record MessageView(
        @Nullable Header header,
        @Nullable Offer offer,
        @Nullable String body,
        @Nullable String footer,
        @Nullable List<Button> buttons,
        @Nullable List<MessageView> cards) {
    /**
     * @param kind text, image, video, document, audio or location
     * @param link where Meta fetches the file
     * @param media the uploaded file, in place of a link
     * @param filename as recipients see a document
     */
    public record Header(
            String kind,
            @Nullable String text,
            @Nullable String link,
            @Nullable UUID media,
            @Nullable String filename,
            @Nullable Location location) {
        public Header(String kind, @Nullable String text, @Nullable String link) {
            this(kind, text, link, null, null, null);
        }
    }

    /** A place, as it stands in the row. */
    public record Location(
            @Nullable String name,
            @Nullable String address,
            @Nullable String latitude,
            @Nullable String longitude) {}

    /** A limited-time offer; {@code code} is the one that its button copies. */
    public record Offer(
            String text, @Nullable String code, @Nullable Instant expiresAt) {}

    /**
     * @param kind url, quick-reply, phone, copy-code, flow, catalog or other
     * @param target the address, number or code behind it
     */
    public record Button(String kind, String text, @Nullable String target) {}

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "view of a message";
    }
}
