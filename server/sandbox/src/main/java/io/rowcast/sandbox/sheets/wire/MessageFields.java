package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Which fields each message of the API has, from message-fields.txt (taken from the API's discovery document by way of
 * google-api-services-sheets v4-rev20261019), and Google's refusal of any other (facts 1.7).
 */
public final class MessageFields {
    private static final Map<String, Map<String, String>> MESSAGES = load();

    private MessageFields() {}

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> messages = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        MessageFields.class.getResourceAsStream("/io/rowcast/sandbox/sheets/message-fields.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().map(line -> List.of(line.split(" ", -1))).forEach(words -> {
                Map<String, String> fields = new LinkedHashMap<>();
                words.stream().skip(1).forEach(word -> fields.put(before(word), after(word)));
                messages.put(words.getFirst(), fields);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static String before(String word) {
        return word.substring(0, word.indexOf(':'));
    }

    private static String after(String word) {
        return word.substring(word.indexOf(':') + 1);
    }

    /**
     * Refuses what the message does not have.
     *
     * @param path where the message stands in the request, empty for the whole body
     * @throws ApiException 400 in Google's words
     */
    public static void check(String message, JsonNode body, String path) {
        if (!body.isObject()) {
            throw ApiException.badField(path, "Invalid JSON payload received. Unexpected token.");
        }
        Map<String, String> fields = MESSAGES.getOrDefault(message, Map.of());
        body.properties().forEach(field -> {
            String kind = fields.get(field.getKey());
            if (kind == null) {
                throw unknown(field.getKey(), path);
            }
            value(kind, field.getValue(), join(path, snake(field.getKey())));
        });
    }

    private static void value(String kind, JsonNode value, String path) {
        if (value.isNull()) {
            return;
        }
        if (kind.equals("any[][]")) {
            lists(value, path);
        } else if (kind.endsWith("[]")) {
            list(kind.substring(0, kind.length() - 2), value, path);
        } else if (kind.endsWith("{}")) {
            value.properties().forEach(one -> value(kind.substring(0, kind.length() - 2), one.getValue(), path));
        } else if (MESSAGES.containsKey(kind)) {
            check(kind, value, path);
        } else {
            scalar(kind, value, path);
        }
    }

    /** Recorded: a single message is taken for a list of it, and a list in the list for its elements (gspread-pandas test_df). */
    private static void list(String kind, JsonNode value, String path) {
        if (!value.isArray()) {
            value(kind, value, path);
            return;
        }
        for (int index = 0; index < value.size(); index++) {
            list(kind, value.get(index), path + "[" + index + "]");
        }
    }

    private static void lists(JsonNode value, String path) {
        if (!value.isArray()) {
            throw wrong(path, "type.googleapis.com/google.protobuf.ListValue", value);
        }
        for (JsonNode one : value) {
            if (!one.isArray()) {
                throw wrong(path, "type.googleapis.com/google.protobuf.ListValue", one);
            }
        }
    }

    private static void scalar(String kind, JsonNode value, String path) {
        boolean fine = switch (kind) {
            case "string" -> value.isTextual();
            case "int" -> value.canConvertToExactIntegral() || isWhole(value);
            case "bool" -> value.isBoolean();
            case "number" -> value.isNumber() || value.isTextual();
            default -> true;
        };
        if (!fine) {
            throw wrong(path, PROTO_TYPES.getOrDefault(kind, kind), value);
        }
    }

    private static final Map<String, String> PROTO_TYPES =
            Map.of("string", "TYPE_STRING", "int", "TYPE_INT32", "bool", "TYPE_BOOL", "number", "TYPE_DOUBLE");

    private static boolean isWhole(JsonNode value) {
        return value.isTextual() && value.asText().matches("-?\\d+");
    }

    private static ApiException wrong(String path, String type, JsonNode value) {
        return ApiException.badField(path, "Invalid value at '" + path + "' (" + type + "), " + value);
    }

    private static ApiException unknown(String name, String path) {
        String at = path.isEmpty() ? "" : " at '" + path + "'";
        return ApiException.badField(
                path, "Invalid JSON payload received. Unknown name \"" + name + "\"" + at + ": Cannot find field.");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
