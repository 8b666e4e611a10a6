package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** An answer that is an error, in the words and shape of Google's recorded ones (facts 1.7). */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String SIGN_IN =
            " Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    private final int code;
    private final String status;
    private final transient ArrayNode details = JsonNodeFactory.instance.arrayNode();

    private ApiException(int code, String status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public static ApiException badRequest(String message) {
        return new ApiException(400, "INVALID_ARGUMENT", message);
    }

    /** A body or a parameter that is not of the message's shape; Google names the field again in the details. */
    public static ApiException badField(String field, String message) {
        ApiException error = badRequest(message);
        ObjectNode violation = error.details
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.BadRequest")
                .putArray("fieldViolations")
                .addObject();
        if (!field.isEmpty()) {
            violation.put("field", field);
        }
        violation.put("description", message);
        return error;
    }

    public static ApiException notFound() {
        return notFound("Requested entity was not found.");
    }

    public static ApiException notFound(String message) {
        return new ApiException(404, "NOT_FOUND", message);
    }

    public static ApiException forbidden() {
        return forbidden("The caller does not have permission");
    }

    public static ApiException forbidden(String message) {
        return new ApiException(403, "PERMISSION_DENIED", message);
    }

    public static ApiException scopeInsufficient() {
        ApiException error =
                new ApiException(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.");
        error.info("ACCESS_TOKEN_SCOPE_INSUFFICIENT").put("service", "sheets.googleapis.com");
        return error;
    }

    public static ApiException credentialsMissing() {
        return new ApiException(
                401, "UNAUTHENTICATED", "Request is missing required authentication credential." + SIGN_IN);
    }

    public static ApiException credentialsInvalid() {
        return new ApiException(401, "UNAUTHENTICATED", "Request had invalid authentication credentials." + SIGN_IN);
    }

    public static ApiException unavailable() {
        return new ApiException(503, "UNAVAILABLE", "The service is currently unavailable.");
    }

    /** [INF] A request that took longer than 180 seconds (facts 1.1). */
    public static ApiException deadlineExceeded() {
        return new ApiException(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.");
    }

    public static ApiException internal() {
        return new ApiException(500, "INTERNAL", "Internal error encountered.");
    }

    /**
     * Over quota; as recorded, without a Retry-After header (facts 1.1).
     *
     * @param kind Read or Write
     * @param perUser else per project
     */
    public static ApiException overQuota(String kind, boolean perUser, int limit) {
        String whose = perUser ? " per minute per user" : " per minute";
        String word = kind.toLowerCase(Locale.ROOT);
        ApiException error = new ApiException(
                429,
                "RESOURCE_EXHAUSTED",
                "Quota exceeded for quota metric '" + kind + " requests' and limit '" + kind + " requests" + whose
                        + "' of service 'sheets.googleapis.com' for consumer 'project_number:000000000000'.");
        error.info("RATE_LIMIT_EXCEEDED")
                .put("service", "sheets.googleapis.com")
                .put("consumer", "projects/000000000000")
                .put("quota_limit", kind + "RequestsPerMinutePer" + (perUser ? "User" : "Project"))
                .put("quota_limit_value", Integer.toString(limit))
                .put("quota_metric", "sheets.googleapis.com/" + word + "_requests");
        return error;
    }

    private ObjectNode info(String reason) {
        return details.addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", reason)
                .put("domain", "googleapis.com")
                .putObject("metadata");
    }

    public int code() {
        return code;
    }

    /** The body of the answer. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error")
                .put("code", code)
                .put("message", getMessage())
                .put("status", status);
        if (!details.isEmpty()) {
            error.set("details", details);
        }
        return body;
    }
}
