package io.rowcast.sandbox.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** JSON over HTTP to one sandbox. */
final class ControlCalls {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI root;

    ControlCalls(URI root) {
        this.root = root;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return call(path, "application/json", HttpRequest.newBuilder().GET());
    }

    JsonNode put(String path, Object body) {
        return call(path, "application/json", HttpRequest.newBuilder().PUT(BodyPublishers.ofByteArray(bytes(body))));
    }

    JsonNode post(String path, Object body) {
        return postBytes(path, "application/json", bytes(body));
    }

    JsonNode postBytes(String path, String type, byte[] body) {
        return call(path, type, HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)));
    }

    JsonNode delete(String path) {
        return call(path, "application/json", HttpRequest.newBuilder().DELETE());
    }

    <T> T as(JsonNode json, Class<T> type) {
        return JSON.convertValue(json, type);
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new ControlFailedException("The body of a control call cannot be written as JSON", e);
        }
    }

    private JsonNode call(String path, String type, HttpRequest.Builder request) {
        HttpRequest built = request.uri(URI.create(root + path))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            var answer = http.send(built, BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new ControlFailedException(built.method() + " " + path + " was answered with "
                        + answer.statusCode() + ": " + json.path("error").asText());
            }
            return json;
        } catch (IOException e) {
            throw new ControlFailedException("The sandbox at " + root + " does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ControlFailedException("Interrupted while waiting for the sandbox", e);
        }
    }
}
