package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;

/** JSON in and out of the controls. */
final class ControlBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ControlBody() {}

    static JsonNode read(Context context) {
        try {
            return JSON.readTree(context.bodyAsBytes());
        } catch (IOException e) {
            throw new BadRequestResponse("The body is not JSON: " + e.getMessage());
        }
    }

    static String required(JsonNode body, String name) {
        String value = body.path(name).asText();
        if (value.isEmpty()) {
            throw new BadRequestResponse("The body has no \"" + name + "\"; give one as text.");
        }
        return value;
    }

    static void respond(Context context, JsonNode body) {
        try {
            context.contentType("application/json; charset=UTF-8").result(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON could not be written.", e);
        }
    }
}
