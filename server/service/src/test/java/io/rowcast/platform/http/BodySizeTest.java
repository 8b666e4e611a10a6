package io.rowcast.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
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

    @Test
    void who_is_refused_before_all_is_sent_reads_why() throws IOException {
        byte[] body = new byte[24 << 20];
        try (Socket client = new Socket("localhost", server.port())) {
            client.setSoTimeout(10_000);
            OutputStream out = client.getOutputStream();
            for (int i = 0; i < 2; i++) {
                out.write(("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(US_ASCII));
                out.write(body);
                assertThat(answer(client.getInputStream()))
                        .startsWith("HTTP/1.1 413 ")
                        .contains("/problems/body-too-large");
            }
        }
    }

    @Test
    void what_is_sent_for_nothing_is_read_up_to_a_limit() throws IOException {
        try (Socket client = new Socket("localhost", server.port())) {
            client.setSoTimeout(10_000);
            OutputStream out = client.getOutputStream();
            out.write("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000000\r\n\r\n".getBytes(US_ASCII));
            assertThat(answer(client.getInputStream())).startsWith("HTTP/1.1 413 ");
            byte[] megabyte = new byte[1 << 20];
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 300; sent++) {
                            out.write(megabyte);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void who_asks_first_whether_to_send_is_refused_at_once() throws IOException {
        try (Socket client = new Socket("localhost", server.port())) {
            client.setSoTimeout(5_000);
            client.getOutputStream()
                    .write("POST /small HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9000000\r\n\r\n"
                            .getBytes(US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("/problems/body-too-large");
        }
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith("}")) {
            read.append((char) in.read());
        }
        return read.toString();
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
