package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.http.ProblemType;
import io.rowcast.testing.Contract;
import io.rowcast.testing.RunningService;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The description and the service say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class OpenApiTest {
    private final OpenAPI description =
            new OpenAPIV3Parser().readContents(Contract.description()).getOpenAPI();
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void every_route_is_described_and_every_described_path_is_there() {
        Set<String> described = description.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(PathItem.HttpMethod::name)
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toSet());
        assertThat(service.application().routes()).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void every_route_behind_authentication_says_which_scope_it_needs() {
        assertThat(service.application().routesWithoutScope()).isEmpty();
    }

    @Test
    void every_problem_type_is_described() {
        Schema<?> problemType =
                Objects.requireNonNull(description.getComponents().getSchemas().get("ProblemType"));
        assertThat(problemType.getEnum())
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::uri)
                        .toList());
    }

    @Test
    void health_readiness_metrics_and_the_description_need_no_key_and_tell_nothing_personal() throws Exception {
        assertThat(get("/healthz")).isEqualTo("alive");
        assertThat(get("/readyz")).isEqualTo("ready");
        assertThat(get("/openapi.yaml")).isEqualTo(Contract.description());
        service.client().put("/v1/suppressions/%2B447400000001").expect(200);
        assertThat(get("/metrics"))
                .contains("rowcast_loop_healthy{loop=\"dispatch\"} 1.0")
                .contains("route=\"/v1/suppressions/{recipient}\"")
                .doesNotContain("447400000001");
    }

    private String get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(service.url().resolve(path)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        Contract.check(request, null, answer);
        return answer.body();
    }
}
