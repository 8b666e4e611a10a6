package io.rowcast.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Order(Integer count) {
        Order {
            Requests.present("count", count);
        }
    }

    private final ApiServer server = ApiServer.start(
            0,
            key -> key.equals("right")
                    ? Optional.of(new Caller(WorkspaceId.random(), new Actor.Key(UUID.randomUUID()), Scope.SEND))
                    : Optional.empty(),
            new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
            new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
            Proxies.none(),
            new RequestMeter(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            List.of(routes -> {
                routes.post(
                        "/v1/orders",
                        context -> {
                            context.json(Requests.body(context, Order.class));
                        },
                        Scope.SEND);
                routes.get(
                        "/v1/broken",
                        context -> {
                            throw new IllegalStateException("the number is +447400123456");
                        },
                        Scope.READ);
            }));

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void a_request_without_a_valid_key_is_refused_before_its_handler() throws Exception {
        assertProblem(send("POST", "/v1/orders", "{}", null), 401, "/problems/unauthorized");
        assertProblem(send("POST", "/v1/orders", "{}", "Bearer wrong"), 401, "/problems/unauthorized");
        assertProblem(send("POST", "/v1/orders", "{}", "Basic right"), 401, "/problems/unauthorized");
        assertProblem(send("GET", "/v1/nothing", "", null), 401, "/problems/unauthorized");
    }

    @Test
    void an_unknown_path_and_a_wrong_method_are_problems() throws Exception {
        assertProblem(send("GET", "/v1/nothing", "", "Bearer right"), 404, "/problems/not-found");
        assertProblem(send("GET", "/nothing", "", null), 404, "/problems/not-found");
        assertProblem(send("DELETE", "/v1/orders", "", "Bearer right"), 405, "/problems/method-not-allowed");
    }

    @Test
    void a_body_that_is_not_as_described_names_the_wrong_part() throws Exception {
        assertThat(pointer("{\"count\": \"many\"}")).isEqualTo("/count");
        assertThat(pointer("{\"count\": 1, \"size\": 2}")).isEqualTo("/size");
        assertThat(pointer("{}")).isEqualTo("/count");
        assertThat(pointer("{\"count\": ")).isEqualTo("");
        assertThat(pointer("null")).isEqualTo("");
    }

    @Test
    void a_body_that_is_too_large_is_a_problem() throws Exception {
        String large = "\"" + "x".repeat(BodySize.SMALL.bytes()) + "\"";
        assertProblem(send("POST", "/v1/orders", large, "Bearer right"), 413, "/problems/body-too-large");
    }

    @Test
    void a_failure_inside_tells_nothing_of_the_inside() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/broken", "", "Bearer right");
        assertProblem(answer, 500, "/problems/internal");
        assertThat(answer.body()).doesNotContain("447400123456");
    }

    private String pointer(String body) throws IOException, InterruptedException {
        JsonNode problem =
                assertProblem(send("POST", "/v1/orders", body, "Bearer right"), 400, "/problems/bad-request");
        return problem.at("/errors/0/pointer").asText();
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String type) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Json.MAPPER.readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo(type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> send(
            String method, String path, String body, @org.jspecify.annotations.Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
