package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Meta's form (facts section 9). The HTTP status is that of Meta's table of December 2025 (section 10).
 *
 * @param message without the code in front
 * @param details Meta's explanation in {@code error_data}; null where Meta gives none
 * @param subcode 0 for none
 */
record GraphError(
        int http,
        int code,
        int subcode,
        String type,
        String message,
        @Nullable String details) {
    private static final String ID_FORM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** A refusal of one message or template. */
    static GraphError of(int http, int code, String title, String details) {
        return new GraphError(http, code, 0, "OAuthException", "(#" + code + ") " + title, details);
    }

    static GraphError parameter(String details) {
        return of(400, 100, "Invalid parameter", details);
    }

    /** Code 100 with everything in the message, as Graph itself answers before WhatsApp has a look. */
    static GraphError plain(String message) {
        return new GraphError(400, 100, 0, "OAuthException", "(#100) " + message, null);
    }

    /** The parameters of a template send (facts 2.5). */
    static GraphError templateParameters(String details) {
        return of(400, 132018, "There's an issue with the parameters in your template", details);
    }

    /** A parameter of another kind than the template has there (facts 2.5). */
    static GraphError templateFormat(String details) {
        return of(400, 132012, "Parameter format does not match format in the created template", details);
    }

    /** A required member is not there. */
    static GraphError required(String details) {
        return of(400, 131008, "Required parameter is missing", details);
    }

    static GraphError value(String details) {
        return of(400, 131009, "Parameter value is not valid", details);
    }

    static GraphError noToken() {
        return new GraphError(
                401, 104, 0, "OAuthException", "An access token is required to request this resource.", null);
    }

    static GraphError badToken() {
        return new GraphError(
                401, 190, 0, "OAuthException", "Invalid OAuth access token - Cannot parse access token", null);
    }

    static GraphError expiredToken() {
        return new GraphError(
                401,
                190,
                463,
                "OAuthException",
                "Error validating access token: Session has expired on Tuesday, 06-Jan-26 00:00:00 PST.",
                null);
    }

    static GraphError unknownObject(String method, String id) {
        return new GraphError(
                400,
                100,
                33,
                "GraphMethodException",
                "Unsupported " + method + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to "
                        + "missing permissions, or does not support this operation. Please read the Graph API documentation at "
                        + "https://developers.facebook.com/docs/graph-api",
                null);
    }

    ObjectNode body() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("code", code);
        if (details != null) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put("fbtrace_id", traceId());
        return body;
    }

    private static String traceId() {
        StringBuilder id = new StringBuilder("A");
        ThreadLocalRandom.current().ints(22, 0, ID_FORM.length()).forEach(i -> id.append(ID_FORM.charAt(i)));
        return id.toString();
    }

    RefusedException refused() {
        return new RefusedException(this);
    }
}
