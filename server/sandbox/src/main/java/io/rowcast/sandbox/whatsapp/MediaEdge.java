package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What is asked of one file: where it can be fetched, the file itself, and its removal (facts section 5). */
final class MediaEdge {
    static final String DOWNLOAD = "/whatsapp_business/attachments";

    /** How long the address of a file is good; the id gives a new one. */
    private static final Duration ADDRESS_LIFE = Duration.ofMinutes(5);

    private final MediaStore store;
    private final InstantSource clock;
    private final SecretKeySpec key = new SecretKeySpec(new SecureRandom().generateSeed(16), "HmacSHA256");

    MediaEdge(MediaStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Empty when there is no such file; {@code phone_number_id} must name its number where it is given. */
    Optional<ObjectNode> describe(String id, Context ctx) {
        return store.find(id).map(media -> {
            checkOwner(media, ctx.queryParam("phone_number_id"));
            return Json.object()
                    .put("url", ctx.scheme() + "://" + ctx.host() + address(id))
                    .put("mime_type", media.mimeType())
                    .put("sha256", media.sha256())
                    .put("file_size", media.bytes().length)
                    .put("id", id)
                    .put("messaging_product", "whatsapp");
        });
    }

    /** In the form of Meta's addresses (fixtures resp-media-url), whose end and hash cannot be changed. */
    private String address(String id) {
        long end = clock.instant().plus(ADDRESS_LIFE).getEpochSecond();
        return DOWNLOAD + "/?mid=" + id + "&ext=" + end + "&hash=" + hash(id, Long.toString(end));
    }

    private String hash(String id, String end) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] hash = mac.doFinal((id + "/" + end).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** The file, or Meta's 404 once the address is over. */
    void download(Context ctx) {
        String id = String.valueOf(ctx.queryParam("mid"));
        Optional<Media> media = isGood(id, ctx) ? store.find(id) : Optional.empty();
        media.ifPresentOrElse(
                file -> ctx.contentType(file.mimeType()).result(file.bytes()),
                () -> ctx.status(404).contentType("text/plain").result("Not Found"));
    }

    private boolean isGood(String id, Context ctx) {
        String end = String.valueOf(ctx.queryParam("ext"));
        boolean ours = hash(id, end).equals(ctx.queryParam("hash"));
        return ours && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(end)));
    }

    /** Empty when there is no such file. */
    Optional<ObjectNode> delete(String id, Context ctx) {
        return store.find(id).map(media -> {
            checkOwner(media, ctx.queryParam("phone_number_id"));
            return Json.object().put("success", store.delete(id));
        });
    }

    private static void checkOwner(Media media, @Nullable String numberId) {
        if (numberId != null && !numberId.equals(media.owner())) {
            throw GraphError.plain("Param phone_number_id is not a valid whatsapp business phone number id ID")
                    .refused();
        }
    }
}
