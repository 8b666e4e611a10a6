package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Files in a chat: one that a person sends (facts 8.2), and any of them for the page to show, without a token. */
final class PersonFileRoutes {
    private final Accounts accounts;
    private final Replies replies;
    private final Journey journey;
    private final MediaStore media;

    PersonFileRoutes(Accounts accounts, Replies replies, Journey journey, MediaStore media) {
        this.accounts = accounts;
        this.replies = replies;
        this.journey = journey;
        this.media = media;
    }

    void mount(RoutesConfig routes) {
        routes.post(ControlRoutes.ROOT + "recipients/{digits}/media", ctx -> ControlRoutes.answer(ctx, send(ctx)));
        routes.get(ControlRoutes.ROOT + "media/{id}", this::show);
    }

    /** The body is the file, its type the content type; {@code ?caption=} and {@code ?filename=} go with it. */
    private ObjectNode send(Context ctx) {
        BusinessNumber number = RecipientRoutes.number(accounts, ctx);
        Phone phone = number.people().phone(RecipientRoutes.named(ctx));
        String type = Optional.ofNullable(ctx.contentType())
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        MediaKind kind = MediaKind.of(type)
                .orElseThrow(() -> new WrongControlException(
                        "people send files of these types: " + MediaKind.allTypes() + "; not \"" + type + "\""));
        byte[] bytes = ctx.bodyAsBytes();
        if (bytes.length == 0 || bytes.length > kind.largest()) {
            throw new WrongControlException("the file has " + bytes.length + " bytes; give 1 to " + kind.largest());
        }
        Media file = media.receive(number.id(), new MediaUpload(type, bytes));
        journey.open(phone);
        return ChatView.message(replies.send(number, phone.owner(), kind.word(), content(file, kind, ctx)));
    }

    /** In the form of fixtures wh-msg-image and its like, whose hash is in base64. */
    private static ObjectNode content(Media file, MediaKind kind, Context ctx) {
        ObjectNode content = Json.object();
        String caption = Optional.ofNullable(ctx.queryParam("caption")).orElse("");
        if (!caption.isBlank()) {
            content.put("caption", caption);
        }
        if (kind == MediaKind.DOCUMENT) {
            content.put(
                    "filename", Optional.ofNullable(ctx.queryParam("filename")).orElse("file"));
        }
        return content.put("mime_type", file.mimeType())
                .put("sha256", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256())))
                .put("id", file.id())
                .put("url", ctx.scheme() + "://" + ctx.host() + MediaEdge.DOWNLOAD + "?mid=" + file.id());
    }

    /** Nothing but what can be looked at safely is shown in the browser; the rest is saved. */
    private void show(Context ctx) {
        Media file = media.find(ctx.pathParam("id"))
                .orElseThrow(() -> new WrongControlException("there is no file " + ctx.pathParam("id")));
        boolean picture = file.mimeType().startsWith("image/");
        ctx.contentType(file.mimeType())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", picture ? "inline" : "attachment")
                .result(file.bytes());
    }
}
