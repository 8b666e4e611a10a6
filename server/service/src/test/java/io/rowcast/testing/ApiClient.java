package io.rowcast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.rowcast.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller of the API with one key; all that it says and hears is held against openapi.yaml. */
public final class ApiClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String key;

    public ApiClient(URI service, String key) {
        this.service = service;
        this.key = key;
    }

    /** For requests that are no JSON. */
    public String key() {
        return key;
    }

    /** An answer; {@code body} is JSON null where it is empty. */
    public record Answer(int status, JsonNode body) {
        /** Its body, where the status is as expected. */
        public JsonNode expect(int expected) {
            assertThat(status).as(() -> body.toString()).isEqualTo(expected);
            return body;
        }

        /** Fails unless it is this problem. */
        public JsonNode expectProblem(int expected, String type) {
            assertThat(expect(expected).path("type").asText()).isEqualTo("/problems/" + type);
            return body;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** The id of the conversation with the newest message; empty where nobody has written. */
    public String newestConversation() {
        return get("/v1/conversations").expect(200).at("/conversations/0/id").asText();
    }

    /** What was written in that conversation, newest first; nothing where there is none. */
    public JsonNode newestMessages() {
        String id = newestConversation();
        return id.isEmpty()
                ? Json.MAPPER.createArrayNode()
                : get("/v1/conversations/" + id + "/messages").expect(200).path("messages");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer put(String path) {
        return send("PUT", path, null, Map.of());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public Answer post(String path) {
        return send("POST", path, null, Map.of());
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    private Answer send(String method, String path, @Nullable Object content, Map<String, String> headers) {
        try {
            String body = content == null ? null : Json.MAPPER.writeValueAsString(content);
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + key)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            headers.forEach(request::header);
            HttpRequest asked = request.build();
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            Contract.check(asked, body, answer);
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? NullNode.getInstance() : Json.MAPPER.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
