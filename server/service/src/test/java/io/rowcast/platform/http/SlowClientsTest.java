package io.rowcast.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.platform.store.WorkspaceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real connections to a server with little patience: 400 ms, and what a megabyte a second takes longer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowClientsTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final byte[] LARGE = new byte[64 << 20];

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiServer server = ApiServer.start(
            0,
            key -> Optional.of(new Caller(WorkspaceId.random(), new Actor.Key(new UUID(0, 1)), Scope.ADMIN)),
            new Browsers(new Cookies(URI.create("http://localhost")), secret -> Optional.empty()),
            new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
            Proxies.none(),
            new RequestMeter(new SimpleMeterRegistry()),
            List.of(routes -> {
                routes.get("/quick", context -> context.result("here"));
                routes.get("/large", context -> context.result(new ByteArrayInputStream(LARGE)));
                routes.get("/stream", context -> {
                    for (int i = 0; i < 2; i++) {
                        context.res().getOutputStream().write(("event " + i + "\n").getBytes(US_ASCII));
                        context.res().getOutputStream().flush();
                        LockSupport.parkNanos(PATIENCE.multipliedBy(2).toNanos());
                    }
                });
                routes.post("/small", context -> context.result("took " + context.bodyAsBytes().length));
            }),
            new SlowClients.Pace(PATIENCE, 1_000_000));

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_head_that_never_ends_is_cut_off_and_others_are_answered() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream().write("GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(US_ASCII));
            assertThat(isCutOffWhileTrickling(slow)).isTrue();
        }
        try (Socket other = connect()) {
            ask(other, "/quick");
            assertThat(answer(other)).endsWith("here");
        }
    }

    @Test
    void so_is_the_head_of_a_second_request() throws IOException {
        try (Socket slow = connect()) {
            ask(slow, "/quick");
            assertThat(answer(slow)).endsWith("here");
            slow.getOutputStream().write("GET /qui".getBytes(US_ASCII));
            assertThat(isCutOffWhileTrickling(slow)).isTrue();
        }
    }

    @Test
    void a_connection_that_waits_for_work_is_kept() throws IOException {
        try (Socket idle = connect()) {
            pause(PATIENCE.multipliedBy(2));
            ask(idle, "/quick");
            assertThat(answer(idle)).endsWith("here");
            pause(PATIENCE.multipliedBy(2));
            ask(idle, "/quick");
            assertThat(answer(idle)).endsWith("here");
        }
    }

    @Test
    void a_body_that_trickles_is_refused_and_cut_off() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream()
                    .write("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
            assertThat(isCutOffWhileTrickling(slow)).isTrue();
        }
    }

    @Test
    void so_is_what_is_left_of_a_body_that_was_refused() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream()
                    .write("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n{".getBytes(US_ASCII));
            assertThat(answer(slow)).startsWith("HTTP/1.1 413");
            assertThat(isCutOffWhileTrickling(slow)).isTrue();
        }
    }

    @Test
    void a_body_that_trickles_is_told_that_it_was_too_slow() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream()
                    .write("POST /small HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{".getBytes(US_ASCII));
            pause(PATIENCE.multipliedBy(2));
            slow.getOutputStream().write('x');
            assertThat(answer(slow)).startsWith("HTTP/1.1 408").contains("/problems/too-slow");
        }
    }

    @Test
    void an_answer_that_is_not_read_ends() throws IOException {
        try (Socket slow = connect()) {
            ask(slow, "/large");
            pause(PATIENCE.multipliedBy(4));
            assertThat(bytesLeft(slow)).isLessThan(LARGE.length);
        }
    }

    @Test
    void a_stream_of_events_may_be_silent_for_longer() throws Exception {
        assertThat(http.send(request("/stream").build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("event 0\nevent 1\n");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("localhost", server.port()));
        return socket;
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII));
    }

    /** Sends a byte now and then, for at most ten times the server's patience. */
    private static boolean isCutOffWhileTrickling(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        for (int i = 0; i < 60; i++) {
            try {
                socket.getOutputStream().write('a');
                while (socket.getInputStream().read() >= 0) {
                    // What it says before it ends is another test's.
                }
                return true;
            } catch (java.net.SocketTimeoutException stillOpen) {
                // The next byte.
            } catch (SocketException reset) {
                return true;
            }
        }
        return false;
    }

    /** An answer's head, and the body that its length tells. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!text.toString().endsWith("\r\n\r\n")) {
            text.append((char) in.read());
        }
        int length = Integer.parseInt(text.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        return text.append(new String(in.readNBytes(length), US_ASCII)).toString();
    }

    private static long bytesLeft(Socket socket) throws IOException {
        try {
            return socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            return 0;
        }
    }

    /** Time is what is tested: the server's own clock decides when a client is slow. */
    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
