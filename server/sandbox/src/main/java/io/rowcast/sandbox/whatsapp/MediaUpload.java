package io.rowcast.sandbox.whatsapp;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploads, with the checks that Meta makes (facts section 5).
 *
 * @param mimeType without parameters, such as image/png
 */
record MediaUpload(String mimeType, byte[] bytes) {
    /** Throws Meta's 100 for a request without its parts or a type that is not taken, and 131053 for a size that is not. */
    static MediaUpload of(Context ctx) {
        if (!"whatsapp".equals(Requested.parameter(ctx, "messaging_product"))) {
            throw GraphError.plain("The parameter messaging_product is required.")
                    .refused();
        }
        UploadedFile file = ctx.uploadedFile("file");
        if (file == null) {
            throw GraphError.plain("The parameter file is required.").refused();
        }
        String mimeType = mimeType(file.contentType(), Requested.parameter(ctx, "type"));
        check(mimeType, file.size());
        return new MediaUpload(mimeType, read(file));
    }

    /** The file's own type, else the one that the form names beside it. */
    private static String mimeType(@Nullable String ofFile, @Nullable String ofForm) {
        String own = bare(ofFile);
        return own.isEmpty() || own.equals("application/octet-stream")
                ? Optional.of(bare(ofForm)).filter(type -> type.contains("/")).orElse("application/octet-stream")
                : own;
    }

    private static String bare(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static void check(String mimeType, long size) {
        MediaKind kind = MediaKind.of(mimeType)
                .orElseThrow(() -> GraphError.plain("Param file must be a file with one of the following types: "
                                + MediaKind.allTypes() + ". Received file of type '" + mimeType + "'.")
                        .refused());
        if (size == 0 || size > kind.largest()) {
            throw GraphError.of(
                            400,
                            131053,
                            "Media upload error",
                            "File size of " + size + " bytes is not between 1 and " + kind.largest()
                                    + ", as it must be for " + kind.word())
                    .refused();
        }
    }

    private static byte[] read(UploadedFile file) {
        try (var in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
