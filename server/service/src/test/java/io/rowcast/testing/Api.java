package io.rowcast.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.ApiServer;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Cookies;
import io.rowcast.platform.http.Proxies;
import io.rowcast.platform.http.RateLimits;
import io.rowcast.platform.http.RequestMeter;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The real HTTP server with some features' routes; a workspace's id serves as its API key. */
public final class Api implements AutoCloseable {
    private final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What came back. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException("no JSON: " + body, e);
            }
        }
    }

    public Api(Routes... features) {
        this.server = ApiServer.start(
                0,
                key -> Optional.of(
                        new Caller(new WorkspaceId(UUID.fromString(key)), new Actor.Key(new UUID(0, 0)), Scope.ADMIN)),
                new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
                new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
                Proxies.none(),
                new RequestMeter(new SimpleMeterRegistry()),
                List.of(features));
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    public Answer get(WorkspaceId caller, String path) {
        return ask(as(caller, path).GET().build());
    }

    public Answer put(WorkspaceId caller, String path) {
        return ask(as(caller, path).PUT(BodyPublishers.noBody()).build());
    }

    public Answer post(WorkspaceId caller, String path) {
        return ask(as(caller, path).POST(BodyPublishers.noBody()).build());
    }

    /** Posts a body as JSON; both are held against openapi.yaml. */
    public Answer post(WorkspaceId caller, String path, Object body) {
        String json = Json.MAPPER.valueToTree(body).toString();
        HttpRequest request = as(caller, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return ask(request, json);
    }

    public Answer delete(WorkspaceId caller, String path) {
        return ask(as(caller, path).DELETE().build());
    }

    public Answer ask(HttpRequest request) {
        return ask(request, null);
    }

    private Answer ask(HttpRequest request, @Nullable String checkedBody) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (checkedBody != null) {
                Contract.check(request, checkedBody, response);
            }
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder as(WorkspaceId caller, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + caller);
    }

    /** The client first: the server lets a connection that is kept open have another second for its next request. */
    @Override
    public void close() {
        client.close();
        server.close();
    }
}
