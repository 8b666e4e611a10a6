package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request to the Graph API says, however it says it. Meta's WhatsApp pages send JSON and a bearer token (facts section
 * 1); clients of the older Graph conventions put the token into {@code access_token} and send forms whose members are JSON,
 * and Graph takes both (seen with RestFB, {@code RestFbTest}).
 */
final class Requested {
    private static final String BEARER = "Bearer ";
    private static final Set<String> NOT_CONTENT = Set.of("access_token", "appsecret_proof", "format");

    private Requested() {}

    /** The access token; null when the request has none. */
    static @Nullable String token(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null && header.startsWith(BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        return Optional.ofNullable(ctx.queryParam("access_token")).orElseGet(() -> ctx.formParam("access_token"));
    }

    /** One parameter of a form, which may stand in the query as well; null when it is in neither. */
    static @Nullable String parameter(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElseGet(() -> ctx.queryParam(name));
    }

    /** The bytes of a JSON object, which need not be one; a form is turned into it. */
    static byte[] bytes(Context ctx) {
        return isForm(ctx) ? Json.bytes(fromForm(ctx)) : ctx.bodyAsBytes();
    }

    /** The JSON object; throws Meta's 100 for anything else. */
    static ObjectNode json(Context ctx) {
        return Json.parse(bytes(ctx))
                .orElseThrow(() ->
                        GraphError.parameter("Invalid JSON in request body").refused());
    }

    /** The JSON object, empty where the request has no body. */
    static ObjectNode jsonOrEmpty(Context ctx) {
        return ctx.contentLength() == 0 || ctx.bodyAsBytes().length == 0 ? fromForm(ctx) : json(ctx);
    }

    private static boolean isForm(Context ctx) {
        String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
    }

    private static ObjectNode fromForm(Context ctx) {
        ObjectNode object = Json.object();
        ctx.queryParamMap().forEach((name, values) -> put(object, name, values));
        ctx.formParamMap().forEach((name, values) -> put(object, name, values));
        return object;
    }

    private static void put(ObjectNode object, String name, List<String> values) {
        if (!NOT_CONTENT.contains(name) && !values.isEmpty()) {
            object.set(name, value(values.getLast()));
        }
    }

    /** Objects and lists are JSON inside the form; everything else is text. */
    private static JsonNode value(String text) {
        boolean structured = text.startsWith("{") || text.startsWith("[");
        return structured
                ? Json.read(text.getBytes(StandardCharsets.UTF_8)).orElseGet(() -> Json.textNode(text))
                : Json.textNode(text);
    }
}
