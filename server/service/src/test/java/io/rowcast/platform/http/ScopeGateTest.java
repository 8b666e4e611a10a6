package io.rowcast.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.platform.store.WorkspaceId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word for a scope is a key that has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeGateTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ApiServer server = ApiServer.start(
            0,
            key -> Optional.of(new Caller(
                    WorkspaceId.random(),
                    new Actor.Key(UUID.randomUUID()),
                    Scope.valueOf(key.toUpperCase(Locale.ROOT)))),
            new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
            new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
            Proxies.none(),
            new RequestMeter(new SimpleMeterRegistry()),
            List.of(routes -> {
                routes.get("/v1/things", context -> context.result("things"), Scope.READ);
                routes.post("/v1/things", context -> context.result("sent"), Scope.SEND);
                routes.delete("/v1/things", context -> context.result("gone"), Scope.ADMIN);
                routes.get("/v1/forgotten", context -> context.result("whatever"));
            }));

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "read, GET, /v1/things, 200",
        "read, POST, /v1/things, 403",
        "read, DELETE, /v1/things, 403",
        "send, GET, /v1/things, 200",
        "send, POST, /v1/things, 200",
        "send, DELETE, /v1/things, 403",
        "admin, GET, /v1/things, 200",
        "admin, POST, /v1/things, 200",
        "admin, DELETE, /v1/things, 200"
    })
    void a_scope_includes_those_before_it_and_no_other(String scope, String method, String path, int status)
            throws Exception {
        assertThat(send(scope, method, path).statusCode()).isEqualTo(status);
    }

    @Test
    void a_refusal_says_what_is_needed_and_who_can_give_it() throws Exception {
        assertThat(send("read", "POST", "/v1/things").body())
                .contains("/problems/forbidden")
                .contains(
                        "It takes \\\"send\\\" (may send and change campaigns); this sheet, key or member has \\\"read\\\".")
                .contains("An owner can give more, a sheet by connecting it anew.");
    }

    @Test
    void a_route_that_says_nothing_is_for_the_greatest_scope_only_and_is_told_of() throws Exception {
        assertThat(send("send", "GET", "/v1/forgotten").statusCode()).isEqualTo(403);
        assertThat(send("admin", "GET", "/v1/forgotten").statusCode()).isEqualTo(200);
        assertThat(server.routesWithoutScope()).containsExactly("GET /v1/forgotten");
    }

    private HttpResponse<String> send(String key, String method, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .header("Authorization", "Bearer " + key)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
