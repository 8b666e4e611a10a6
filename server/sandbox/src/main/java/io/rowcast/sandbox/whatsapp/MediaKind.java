package io.rowcast.sandbox.whatsapp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file can be sent as, with Meta's types and sizes (facts 2.4; Meta's page on media, supported types). */
enum MediaKind {
    AUDIO(16L << 20, "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus"),
    DOCUMENT(
            100L << 20,
            "application/vnd.ms-powerpoint",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/pdf",
            "text/plain",
            "application/vnd.ms-excel"),
    IMAGE(5L << 20, "image/jpeg", "image/png"),
    /** Up to 100 KB when it stands still and 500 KB when it moves; which it is, is not looked at. */
    STICKER(500L << 10, "image/webp"),
    VIDEO(16L << 20, "video/mp4", "video/3gpp");

    private final long largest;
    /** With a blank between each two: an enum's fields must not be able to change. */
    private final String mimeTypes;

    MediaKind(long largest, String... mimeTypes) {
        this.largest = largest;
        this.mimeTypes = String.join(" ", mimeTypes);
    }

    /** In bytes. */
    long largest() {
        return largest;
    }

    boolean takes(String mimeType) {
        return mimeTypes().anyMatch(mimeType::equals);
    }

    /** The kind that a type without its parameters belongs to. */
    static Optional<MediaKind> of(String mimeType) {
        return Arrays.stream(values()).filter(kind -> kind.takes(mimeType)).findFirst();
    }

    /** As messages and components name it: {@code image}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String types() {
        return mimeTypes().sorted().collect(Collectors.joining(", "));
    }

    private Stream<String> mimeTypes() {
        return Stream.of(mimeTypes.split(" ", -1));
    }

    static String allTypes() {
        return Arrays.stream(values()).flatMap(MediaKind::mimeTypes).collect(Collectors.joining(", "));
    }
}
