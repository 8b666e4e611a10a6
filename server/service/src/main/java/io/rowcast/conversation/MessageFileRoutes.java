package io.rowcast.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of messages, to look at or to save: a stranger's, so that no browser may run anything of them. */
public final class MessageFileRoutes implements Routes {
    /** What browsers only show or play; all else is saved. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/webp",
            "audio/aac",
            "audio/mp4",
            "audio/mpeg",
            "audio/amr",
            "audio/ogg",
            "video/mp4",
            "video/3gpp",
            "application/pdf");

    private static final String ANY_TYPE = "application/octet-stream";

    private final MessageFiles files;

    public MessageFileRoutes(MessageFiles files) {
        this.files = files;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/conversations/{conversationId}/messages/{messageId}/media", this::stream, Scope.READ);
    }

    private void stream(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        MessageFiles.MessageFile file = files.find(
                        workspace, Requests.pathId(context, "conversationId"), Requests.pathId(context, "messageId"))
                .orElseThrow(ConversationProblems::noSuchFile);
        boolean shown = SHOWN.contains(file.mimeType().toLowerCase(Locale.ROOT));
        context.contentType(shown ? file.mimeType() : ANY_TYPE)
                .header("Content-Disposition", (shown ? "inline" : "attachment") + name(file.filename()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, no-store");
        write(context, ByteRange.of(context.header(Header.RANGE), file.bytes()), file);
    }

    /** Players on phones ask for a part first, and play nothing of who cannot give it. */
    private static void write(Context context, Optional<ByteRange> asked, MessageFiles.MessageFile file) {
        context.header("Accept-Ranges", "bytes");
        asked.ifPresent(range -> context.status(HttpStatus.PARTIAL_CONTENT)
                .header("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.bytes()));
        write(context, asked.orElse(ByteRange.all(file.bytes())), file.pieces());
    }

    /** Past the server's own buffer: a file is held in memory piece by piece only. */
    private static void write(Context context, ByteRange range, Iterator<byte[]> pieces) {
        context.res().setContentLength(range.length());
        try (OutputStream out = context.res().getOutputStream()) {
            int start = 0;
            while (pieces.hasNext() && start <= range.last()) {
                byte[] piece = pieces.next();
                int from = Math.clamp(range.first() - start, 0, piece.length);
                int to = Math.clamp(range.last() - start + 1, 0, piece.length);
                out.write(piece, from, to - from);
                start += piece.length;
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Every octet that is not plain is escaped (RFC 8187), so that no name can end the header's value. */
    private static String name(@Nullable String filename) {
        return filename == null
                ? ""
                : "; filename*=UTF-8''"
                        + URLEncoder.encode(filename, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
