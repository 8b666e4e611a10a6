package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;
import static io.rowcast.render.ValueRules.blocking;

import io.rowcast.render.TemplateInput.Kind;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the link of a media header may be: Meta fetches the file from it (facts 2.4). */
final class LinkRules {
    /** What Meta takes as image and as video (facts 2.4). */
    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png");

    private static final Set<String> VIDEOS = Set.of("mp4", "3gp");

    /** Names of files that are surely something else; an address without a file's name may give anything. */
    private static final Set<String> OTHERS = Set.of(
            "gif", "webp", "svg", "bmp", "tif", "tiff", "heic", "mov", "avi", "webm", "mkv", "mp3", "ogg", "pdf", "doc",
            "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "zip", "html", "htm");

    private static final Set<String> NO_AUDIO = Set.of(
            "gif", "webp", "svg", "heic", "pdf", "doc", "docx", "xls", "xlsx", "txt", "csv", "zip", "html", "htm");

    private LinkRules() {}

    static Optional<Fault> faultOf(TemplateInput input, String link) {
        Optional<URI> uri = Links.parse(link);
        if (uri.isEmpty()) {
            return blocking(
                    "link-invalid",
                    quote(link) + " is not the address of a file.",
                    "Give a whole address without blanks, as https://example.com/picture.jpg.");
        }
        if (!"https".equalsIgnoreCase(uri.get().getScheme())) {
            return blocking(
                    "link-not-https",
                    quote(link) + " does not start with https://.",
                    "Put the file where it can be fetched by https.");
        }
        return wrongKind(input.kind(), link).or(() -> sharingPage(uri.get()));
    }

    private static Optional<Fault> wrongKind(Kind kind, String link) {
        String extension = Links.extension(link);
        boolean wrong = switch (kind) {
            case IMAGE -> VIDEOS.contains(extension) || OTHERS.contains(extension);
            case VIDEO -> IMAGES.contains(extension) || OTHERS.contains(extension);
            case AUDIO -> IMAGES.contains(extension) || VIDEOS.contains(extension) || NO_AUDIO.contains(extension);
            case DOCUMENT,
                    TEXT,
                    LATITUDE,
                    LONGITUDE,
                    URL_SUFFIX,
                    PAYLOAD,
                    COUPON_CODE,
                    FLOW_TOKEN,
                    FLOW_DATA,
                    PRODUCT_ID,
                    EXPIRATION,
                    CODE -> false;
        };
        return wrong
                ? blocking(
                        "link-wrong-kind",
                        "This message takes " + words(kind) + ", and " + quote(link) + " is a ." + extension + " file.",
                        "Give the link of a file of the right kind.")
                : Optional.empty();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case IMAGE -> "an image (JPEG or PNG)";
            case VIDEO -> "a video (MP4 or 3GP)";
            default -> "an audio file (AAC, AMR, MP3, M4A or OGG)";
        };
    }

    /** The commonest wrong link in a sheet: the page that Drive shows of a file, not the file. */
    private static Optional<Fault> sharingPage(URI uri) {
        boolean page = uri.getHost().toLowerCase(Locale.ROOT).equals("drive.google.com")
                && String.valueOf(uri.getPath()).startsWith("/file/");
        return page
                ? Optional.of(new Fault(
                        "link-is-a-page",
                        "The link leads to a page of Google Drive that shows the file, not to the file.",
                        "Give a link that downloads the file itself to anyone who opens it.",
                        false))
                : Optional.empty();
    }
}
