package io.rowcast.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that people sent, to look at or to save: a stranger's, so that no browser may run anything of them. */
public final class ReplyMediaRoutes implements Routes {
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

    private final ReplyMediaStore files;

    public ReplyMediaRoutes(ReplyMediaStore files) {
        this.files = files;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/conversations/{conversationId}/messages/{messageId}/media", this::stream, Scope.READ);
    }

    private void stream(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        ReplyMediaStore.Kept file = files.find(
                        workspace, Requests.pathId(context, "conversationId"), Requests.pathId(context, "messageId"))
                .orElseThrow(ConversationProblems::noSuchFile);
        boolean shown = SHOWN.contains(file.mimeType().toLowerCase(Locale.ROOT));
        context.contentType(shown ? file.mimeType() : ANY_TYPE)
                .header("Content-Disposition", (shown ? "inline" : "attachment") + name(file.filename()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cache-Control", "private, no-store");
        write(context, file.bytes(), files.pieces(workspace, file));
    }

    /** Past the server's own buffer: a file is held in memory piece by piece only. */
    private static void write(Context context, int bytes, Iterator<byte[]> pieces) {
        context.res().setContentLength(bytes);
        try (OutputStream out = context.res().getOutputStream()) {
            while (pieces.hasNext()) {
                out.write(pieces.next());
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
