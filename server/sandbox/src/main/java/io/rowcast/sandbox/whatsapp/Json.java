package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** JSON in and out. Absent members read as missing nodes, never as null. */
final class Json {
    private static final ObjectMapper PLAIN = JsonMapper.builder().build();

    /**
     * As Meta writes webhooks: ASCII only, lower-case hex in the escapes, and {@code \/} (facts section 7). The signature is
     * over these bytes, so a receiver that hashes its own re-serialised JSON fails here as it fails with Meta.
     */
    private static final ObjectMapper ESCAPED = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private Json() {}

    static ObjectNode object() {
        return PLAIN.createObjectNode();
    }

    static ArrayNode array() {
        return PLAIN.createArrayNode();
    }

    /** The object that the bytes hold; empty when they hold anything else. */
    static Optional<ObjectNode> parse(byte[] bytes) {
        return read(bytes).flatMap(node -> node instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
    }

    /** The JSON that the bytes hold; empty when they hold none. */
    static Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.ofNullable(PLAIN.readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static JsonNode textNode(String text) {
        return PLAIN.getNodeFactory().textNode(text);
    }

    static JsonNode resource(String path) {
        try {
            return PLAIN.readTree(resourceBytes(path));
        } catch (IOException e) {
            throw new IllegalStateException(path + " in the jar is not JSON", e);
        }
    }

    static byte[] resourceBytes(String path) {
        try (var in = Json.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, () -> "The jar lacks " + path).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The jar's " + path + " cannot be read", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        return write(PLAIN, node);
    }

    static byte[] escaped(JsonNode node) {
        return write(ESCAPED, node);
    }

    private static byte[] write(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes could not be written", e);
        }
    }

    /** Text for a reader of the log or of a phone. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
