package io.rowcast.media;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** {@code /v1/media}: takes files. */
public final class MediaRoutes implements Routes {
    /** A file is held in memory while it is taken: no more of them at a time than fit. */
    private final Semaphore room = new Semaphore(2);

    private final MediaStore media;

    public MediaRoutes(MediaStore media) {
        this.media = media;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/media", this::upload, Scope.SEND, BodySize.FILE);
    }

    private void upload(Context context) {
        String contentType = Requests.header(context, "Content-Type")
                .map(header -> header.replaceAll("\\s*;.*", ""))
                .orElse("application/octet-stream");
        String filename = filename(context);
        room.acquireUninterruptibly();
        try {
            byte[] content = read(context);
            MediaType type = MediaType.of(content, contentType, filename).orElseThrow(MediaRoutes::notSupported);
            if (content.length > type.kind().mostBytes()) {
                throw tooLarge(type.kind(), content.length);
            }
            Media kept = media.keep(Caller.of(context).workspace(), type, filename, content);
            context.status(HttpStatus.CREATED).json(MediaView.of(kept));
        } finally {
            room.release();
        }
    }

    /** Without the folders that some browsers put before a name. */
    private static String filename(Context context) {
        String given = context.queryParam("filename");
        String name =
                given == null ? "file" : given.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        Requests.text("filename", name, 1, 240);
        return name;
    }

    private static byte[] read(Context context) {
        try (var in = context.bodyInputStream()) {
            byte[] content = in.readNBytes(MediaKind.LARGEST + 1);
            if (content.length > MediaKind.LARGEST) {
                throw tooLarge(MediaKind.DOCUMENT, content.length);
            }
            if (content.length == 0) {
                throw Requests.wrong("", "expected the bytes of a file");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem notSupported() {
        return new Problem(
                ProblemType.MEDIA_NOT_SUPPORTED,
                "WhatsApp takes no files of this kind.",
                "Give a JPEG or PNG image, an MP4 or 3GP video, an AAC, AMR, MP3, M4A or OGG audio file, a WebP sticker, or a "
                        + "PDF, Word, Excel, PowerPoint or text document.");
    }

    private static Problem tooLarge(MediaKind kind, int bytes) {
        return new Problem(
                ProblemType.MEDIA_TOO_LARGE,
                "The file is too large.",
                String.format(
                        Locale.ROOT,
                        "WhatsApp takes at most %s of a file of the kind %s, and this one has %s%s. Make it smaller, or give its "
                                + "link instead.",
                        size(kind.mostBytes()),
                        kind.word(),
                        bytes > MediaKind.LARGEST ? "more than " : "",
                        size(Math.min(bytes, MediaKind.LARGEST))));
    }

    private static String size(int bytes) {
        return bytes < 1 << 20
                ? (bytes >> 10) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
