package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Control over which files are there: one under any id, as if it had been uploaded or received. */
final class MediaControls {
    private final Accounts accounts;
    private final MediaStore media;

    MediaControls(Accounts accounts, MediaStore media) {
        this.accounts = accounts;
        this.media = media;
    }

    void mount(RoutesConfig routes) {
        routes.put(ControlRoutes.ROOT + "media/{id}", ctx -> ControlRoutes.answer(ctx, put(ctx)));
    }

    private ObjectNode put(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "mimeType", "text", "received");
        String id = ctx.pathParam("id");
        MediaUpload file = new MediaUpload(
                request.text("mimeType", "image/jpeg"),
                request.text("text", "the file " + id).getBytes(StandardCharsets.UTF_8));
        boolean received = request.flag("received", false);
        media.keep(id, accounts.first().id(), file, received ? Media.RECEIVED : Media.UPLOADED);
        return Json.object().put("id", id).put("mimeType", file.mimeType()).put("received", received);
    }
}
