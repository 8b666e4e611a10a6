package io.rowcast.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.javalin.http.Context;
import io.rowcast.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            throw e.getCause() instanceof Problem problem
                    ? inside(pointer(e), problem)
                    : wrong(pointer(e), e.getOriginalMessage());
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

    /** True or false of the query; false where it is not given. */
    public static boolean flag(Context context, String name) {
        return switch (context.queryParam(name)) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            case String other -> throw wrong(name, "expected true or false, not " + other);
        };
    }

    public static UUID pathId(Context context, String name) {
        try {
            return UUID.fromString(context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "expected a UUID");
        }
    }

    /** A header; empty where it is missing or blank. */
    public static Optional<String> header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
    }

    /** Refuses a part of a body that is not there. */
    public static void present(String name, @Nullable Object value) {
        if (value == null) {
            throw wrong(name, "must be given");
        }
    }

    /** Refuses a text that is missing, shorter or longer; lengths in UTF-16 units. */
    public static void text(String name, @Nullable String value, int least, int most) {
        if (value == null || value.length() < least || value.length() > most) {
            throw wrong(name, "expected " + least + " to " + most + " characters");
        }
    }

    /** Refuses a text that is missing or not of the form. */
    public static void match(String name, @Nullable String value, String form) {
        if (value == null || !value.matches(form)) {
            throw wrong(name, "expected the form " + form);
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

    /** What a part of a body refused, under the place of that part. */
    private static Problem inside(String place, Problem problem) {
        String pointer = place.equals("/") ? "/" : place + "/";
        Problem.Part part = problem.parts().getFirst();
        return wrong(pointer + part.pointer(), part.detail());
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
