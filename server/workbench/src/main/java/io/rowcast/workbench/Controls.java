package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The sandbox's controls and Meta's API, by which the demo's world is set up. */
final class Controls implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI sandbox;

    Controls(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** Sends {@code body} as JSON and answers the answer's JSON; throws where the sandbox refuses. */
    JsonNode send(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path))
                    .header("Content-Type", "application/json")
                    // Meta's side asks for it; the controls do not mind.
                    .header("Authorization", "Bearer " + DemoAccount.ACCESS_TOKEN)
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return answer(path, client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox does not answer at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting up the sandbox", e);
        }
    }

    private static JsonNode answer(String path, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
