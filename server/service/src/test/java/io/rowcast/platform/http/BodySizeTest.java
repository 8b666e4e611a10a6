package io.rowcast.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodySizeTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiServer server = ApiServer.start(
            0,
            key -> Optional.empty(),
            new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
            new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
            Proxies.none(),
            new RequestMeter(new SimpleMeterRegistry()),
            List.of(routes -> {
                routes.post("/small", context -> context.result("took " + context.bodyAsBytes().length));
                routes.post("/rows", context -> context.result("took " + context.bodyAsBytes().length), BodySize.ROWS);
                routes.post(
                        "/file",
                        context -> context.result(
                                "took " + context.bodyInputStream().readAllBytes().length),
                        BodySize.FILE);
            }));

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void each_route_takes_bodies_of_its_size_whether_they_say_it_before_or_not() throws IOException {
        byte[] most = new byte[BodySize.SMALL.bytes()];
        byte[] more = new byte[BodySize.SMALL.bytes() + 1];
        assertThat(post("/small", BodyPublishers.ofByteArray(most)).body()).isEqualTo("took " + most.length);
        HttpResponse<String> refused = post("/small", BodyPublishers.ofByteArray(more));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("/problems/body-too-large", "larger than 1 MB");
        assertThat(post("/small", unannounced(most)).body()).isEqualTo("took " + most.length);
        assertThat(post("/small", unannounced(more)).statusCode()).isEqualTo(413);
        assertThat(post("/rows", BodyPublishers.ofByteArray(more)).body()).isEqualTo("took " + more.length);
        byte[] file = new byte[BodySize.ROWS.bytes() + 1];
        assertThat(post("/rows", unannounced(file)).body()).contains("larger than 32 MB", "fewer rows");
        assertThat(post("/file", unannounced(file)).body()).isEqualTo("took " + file.length);
    }

    private static HttpRequest.BodyPublisher unannounced(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
