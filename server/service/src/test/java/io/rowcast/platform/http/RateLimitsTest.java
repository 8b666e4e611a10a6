package io.rowcast.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.platform.store.WorkspaceId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is its id; a proxy at 127.0.0.1 is trusted where a test says so. Ten requests a minute for callers, five for addresses. */
class RateLimitsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);

    private final AtomicLong nanos = new AtomicLong();
    private ApiServer server = serverBehind(Proxies.none());

    private ApiServer serverBehind(Proxies proxies) {
        return ApiServer.start(
                0,
                key -> key.startsWith("0")
                        ? Optional.of(new Caller(WorkspaceId.random(), new Actor.Key(UUID.fromString(key)), Scope.READ))
                        : Optional.empty(),
                new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
                new RateLimits(new RateLimits.Sizes(10, 5), nanos::get),
                proxies,
                new RequestMeter(new SimpleMeterRegistry()),
                List.of(routes -> {
                    routes.get("/v1/things", context -> context.result("things"), Scope.READ);
                    routes.get("/page", context -> context.html("a page"));
                    routes.post("/hook", context -> context.result("taken"), Counting.NONE);
                    routes.post("/code", context -> context.result("code"), Counting.SHEETS);
                }));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void one_request_too_many_is_refused_with_the_time_to_wait_and_others_are_not() {
        for (int left = 9; left >= 0; left--) {
            HttpResponse<String> answer = things(ANNA.toString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"caller\";q=10;w=60");
            assertThat(header(answer, "RateLimit")).isEqualTo("\"caller\";r=" + left + ";t=" + (10 - left) * 6);
        }
        HttpResponse<String> refused = things(ANNA.toString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Retry-After")).isEqualTo("6");
        assertThat(header(refused, "RateLimit")).isEqualTo("\"caller\";r=0;t=60");
        assertThat(refused.body())
                .contains(
                        "/problems/rate-limited",
                        "Too many requests.",
                        "At most 10 a minute",
                        "try again in 6 seconds");
        assertThat(things(BEN.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_spent_comes_back_with_time() {
        spend(10, ANNA.toString());
        nanos.addAndGet(Duration.ofMillis(5_900).toNanos());
        assertThat(things(ANNA.toString()).statusCode()).isEqualTo(429);
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(things(ANNA.toString()).statusCode()).isEqualTo(200);
        assertThat(things(ANNA.toString()).statusCode()).isEqualTo(429);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        spend(10, ANNA.toString());
        assertThat(things(ANNA.toString()).statusCode()).isEqualTo(429);
    }

    @Test
    void wrong_keys_and_pages_are_counted_by_address_and_hinder_nobody_who_is_known() {
        for (int i = 0; i < 4; i++) {
            assertThat(things("wrong" + i).statusCode()).isEqualTo(401);
        }
        assertThat(get("/page", "X-None", "").statusCode()).isEqualTo(200);
        assertThat(things("wrong").statusCode()).isEqualTo(429);
        HttpResponse<String> page = get("/page", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("<h1>Too many requests.</h1>");
        assertThat(header(page, "Retry-After")).isEqualTo("12");
        assertThat(things(ANNA.toString()).statusCode()).isEqualTo(200);
    }

    @Test
    void webhooks_and_probes_are_not_counted_and_sheets_without_a_key_as_much_as_a_key() {
        for (int i = 0; i < 12; i++) {
            assertThat(post("/hook").statusCode()).isEqualTo(200);
            assertThat(get("/pages.css", "X-None", "").statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(post("/code").statusCode()).isEqualTo(200);
        }
        assertThat(post("/code").statusCode()).isEqualTo(429);
    }

    @Test
    void who_says_to_come_from_elsewhere_is_not_believed() {
        for (int i = 0; i < 5; i++) {
            assertThat(get("/page", "X-Forwarded-For", "198.51.100." + i).statusCode())
                    .isEqualTo(200);
        }
        assertThat(get("/page", "X-Forwarded-For", "198.51.100.9").statusCode()).isEqualTo(429);
    }

    @Test
    void a_trusted_proxy_is_believed_about_its_own_client_and_not_about_what_that_one_says() {
        server.close();
        server = serverBehind(Proxies.parse("127.0.0.0/8, ::1, 10.0.0.0/8"));
        for (int i = 0; i < 5; i++) {
            assertThat(get("/page", "X-Forwarded-For", "203.0.113." + i + ", 198.51.100.7, 10.1.2.3")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get("/page", "X-Forwarded-For", "203.0.113.9, 198.51.100.7, 10.1.2.3")
                        .statusCode())
                .isEqualTo(429);
        assertThat(get("/page", "X-Forwarded-For", "198.51.100.8").statusCode()).isEqualTo(200);
    }

    @Test
    void a_network_of_ipv6_is_one_client() {
        server.close();
        server = serverBehind(Proxies.parse("127.0.0.1, ::1"));
        for (int i = 0; i < 5; i++) {
            assertThat(get("/page", "X-Forwarded-For", "[2001:db8:1:2::" + i + "]:443")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(get("/page", "X-Forwarded-For", "2001:db8:1:2:ffff::1").statusCode())
                .isEqualTo(429);
        assertThat(get("/page", "X-Forwarded-For", "2001:db8:1:3::1").statusCode())
                .isEqualTo(200);
    }

    private void spend(int requests, String key) {
        for (int i = 0; i < requests; i++) {
            assertThat(things(key).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> things(String key) {
        return get("/v1/things", "Authorization", "Bearer " + key);
    }

    private HttpResponse<String> get(String path, String header, String value) {
        return send(request(path).header(header, value).GET());
    }

    private HttpResponse<String> post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
