package io.rowcast.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file is, told by its own first bytes; the header of the request is only asked where bytes do not tell.
 *
 * @param mimeType as Meta takes it (facts 2.4)
 */
public record MediaType(MediaKind kind, String mimeType) {
    /** A beginning at an offset that only files of one type have. */
    private record Magic(int offset, String bytes, MediaType type) {}

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "\u00FF\u00D8\u00FF", new MediaType(MediaKind.IMAGE, "image/jpeg")),
            new Magic(0, "\u0089PNG\r\n\u001A\n", new MediaType(MediaKind.IMAGE, "image/png")),
            new Magic(8, "WEBP", new MediaType(MediaKind.STICKER, "image/webp")),
            new Magic(4, "ftyp3g", new MediaType(MediaKind.VIDEO, "video/3gpp")),
            new Magic(4, "ftypM4A", new MediaType(MediaKind.AUDIO, "audio/mp4")),
            new Magic(4, "ftypiso", new MediaType(MediaKind.VIDEO, "video/mp4")),
            new Magic(4, "ftypmp4", new MediaType(MediaKind.VIDEO, "video/mp4")),
            new Magic(4, "ftypavc", new MediaType(MediaKind.VIDEO, "video/mp4")),
            new Magic(4, "ftypM4V", new MediaType(MediaKind.VIDEO, "video/mp4")),
            new Magic(4, "ftypdash", new MediaType(MediaKind.VIDEO, "video/mp4")),
            new Magic(0, "OggS", new MediaType(MediaKind.AUDIO, "audio/ogg")),
            new Magic(0, "ID3", new MediaType(MediaKind.AUDIO, "audio/mpeg")),
            new Magic(0, "\u00FF\u00FB", new MediaType(MediaKind.AUDIO, "audio/mpeg")),
            new Magic(0, "\u00FF\u00F3", new MediaType(MediaKind.AUDIO, "audio/mpeg")),
            new Magic(0, "\u00FF\u00F1", new MediaType(MediaKind.AUDIO, "audio/aac")),
            new Magic(0, "\u00FF\u00F9", new MediaType(MediaKind.AUDIO, "audio/aac")),
            new Magic(0, "#!AMR", new MediaType(MediaKind.AUDIO, "audio/amr")),
            new Magic(0, "%PDF-", new MediaType(MediaKind.DOCUMENT, "application/pdf")));

    /** Office files of both ages are containers, which their first bytes tell alike: the name's end tells them apart. */
    private static final Map<String, String> OFFICE = Map.of(
            "doc", "application/msword",
            "xls", "application/vnd.ms-excel",
            "ppt", "application/vnd.ms-powerpoint",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Map<String, String> OTHER_ENDS = Map.ofEntries(
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/webp", "webp"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/3gpp", "3gp"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/amr", "amr"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/csv", "csv"));

    /** How the names of such files end, with the dot; nothing for types that WhatsApp does not name (facts 2.4). */
    private static final Map<String, String> ENDS = Stream.concat(
                    OTHER_ENDS.entrySet().stream(),
                    OFFICE.entrySet().stream().map(office -> Map.entry(office.getValue(), office.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, end -> "." + end.getValue()));

    private static final Set<String> CONTAINERS = Set.of("PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0");

    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv");

    /**
     * How the name of a file of this type ends, with the dot; empty for types that WhatsApp does not name.
     *
     * @param mimeType with or without parameters, as {@code audio/ogg; codecs=opus}
     */
    public static String end(String mimeType) {
        return ENDS.getOrDefault(mimeType.split(";", 2)[0].strip(), "");
    }

    /**
     * @param contentType of the request, without parameters
     * @param filename for its end
     * @return empty where WhatsApp takes no such file
     */
    public static Optional<MediaType> of(byte[] content, String contentType, String filename) {
        String start = new String(content, 0, Math.min(content.length, 64), ISO_8859_1);
        Optional<MediaType> told = MAGICS.stream()
                .filter(magic -> start.startsWith(magic.bytes(), magic.offset()))
                .map(Magic::type)
                .findFirst();
        return told.or(() -> office(start, filename)).or(() -> text(content, contentType));
    }

    private static Optional<MediaType> office(String start, String filename) {
        String end = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return CONTAINERS.stream().anyMatch(start::startsWith)
                ? Optional.ofNullable(OFFICE.get(end)).map(type -> new MediaType(MediaKind.DOCUMENT, type))
                : Optional.empty();
    }

    /** Meta lists plain text among documents; a text has no zero bytes. */
    private static Optional<MediaType> text(byte[] content, String contentType) {
        if (!TEXTS.contains(contentType.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        for (byte one : content) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new MediaType(MediaKind.DOCUMENT, "text/plain"));
    }
}
