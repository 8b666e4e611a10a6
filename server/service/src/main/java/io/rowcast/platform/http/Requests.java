package io.rowcast.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.Context;
import io.rowcast.platform.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the parts of a request; what is wrong with one becomes a {@link Problem} that names it. */
public final class Requests {
    private Requests() {}

    public static <T> T body(Context context, Class<T> type) {
        try {
            T body = Json.MAPPER.readValue(context.bodyAsBytes(), type);
            if (body == null) {
                throw wrong("", "expected a JSON object");
            }
            return body;
        } catch (JsonMappingException e) {
            throw wrong(pointer(e), e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw wrong("", "expected JSON: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A whole number of the query within bounds, or {@code otherwise} where it is not given. */
    public static int number(Context context, String name, int least, int most, int otherwise) {
        String text = context.queryParam(name);
        return text == null ? otherwise : whole(name, text, least, most);
    }

    public static int pathNumber(Context context, String name, int least, int most) {
        return whole(name, context.pathParam(name), least, most);
    }

    public static UUID pathId(Context context, String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "expected a UUID");
        }
    }

    /** A request with one wrong part. */
    public static Problem wrong(String pointer, String detail) {
        return new Problem(
                ProblemType.BAD_REQUEST,
                "The request is not as described in /openapi.yaml.",
                pointer.isEmpty() ? detail : pointer + ": " + detail,
                List.of(new Problem.Part(pointer, detail)));
    }

    private static int whole(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw wrong(name, "expected a whole number from " + least + " to " + most);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
