package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Uploaded files (facts section 5). The newest 200 are kept, where Meta keeps each for 30 days. */
final class MediaStore {
    private static final int KEPT = 200;
    private static final long LARGEST = 100L << 20;

    private record Media(String id, String mimeType, byte[] bytes) {}

    private final AtomicLong lastId = new AtomicLong(1_013_859_600_285_441L);
    private final Map<String, Media> files = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Media> eldest) {
            return size() > KEPT;
        }
    };

    ObjectNode upload(@Nullable UploadedFile file) {
        if (file == null) {
            throw GraphError.parameter("The parameter file is required.").refused();
        }
        if (file.size() > LARGEST) {
            throw GraphError.of(400, 131053, "Media upload error", "File size over maximum allowed")
                    .refused();
        }
        String type = Optional.ofNullable(file.contentType()).orElse("application/octet-stream");
        Media media = new Media(Long.toString(lastId.addAndGet(7)), type, read(file));
        synchronized (files) {
            files.put(media.id(), media);
        }
        return Json.object().put("id", media.id());
    }

    private static byte[] read(UploadedFile file) {
        try (var in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Media> find(@Nullable String id) {
        synchronized (files) {
            return Optional.ofNullable(files.get(id));
        }
    }

    /** Where the file can be fetched from, with the token. */
    Optional<ObjectNode> describe(String id, Context ctx) {
        return find(id).map(media -> Json.object()
                .put("url", ctx.scheme() + "://" + ctx.host() + "/whatsapp_business/attachments?mid=" + id)
                .put("mime_type", media.mimeType())
                .put("sha256", sha256(media.bytes()))
                .put("file_size", media.bytes().length)
                .put("id", id)
                .put("messaging_product", "whatsapp"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void download(Context ctx) {
        String id = ctx.queryParam("mid");
        Media media = find(id).orElseThrow(() -> unknown("get", id).refused());
        ctx.contentType(media.mimeType()).result(media.bytes());
    }

    ObjectNode delete(String id) {
        synchronized (files) {
            if (files.remove(id) == null) {
                throw unknown("delete", id).refused();
            }
        }
        return Json.object().put("success", true);
    }

    private static GraphError unknown(String method, @Nullable String id) {
        return GraphError.unknownObject(method, String.valueOf(id));
    }
}
