package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.dispatch.SendOutcome;
import io.rowcast.whatsapp.RawServer.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 1 at the wire: whatever leaves it open whether the message was taken is unknown, and is asked once. */
class LostAnswersTest {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    static Stream<Reply> openAnswers() {
        return Stream.of(
                new Reply.Nothing(),
                new Reply.Reset(),
                new Reply.Half("{\"messages\":[{\"id\":\"wamid."),
                new Reply.Whole(502, "text/html", "<html>Bad gateway</html>"),
                new Reply.Whole(503, "text/html", ""),
                new Reply.Whole(500, "application/json", "{}"),
                new Reply.Whole(413, "text/html", "<html>Too large</html>"),
                new Reply.Whole(200, "application/json", "{\"messaging_product\":\"whatsapp\",\"messages\":[]}"),
                new Reply.Whole(200, "text/html", "<html>Log in to the hotel's network</html>"),
                new Reply.Whole(302, "text/html", ""),
                new Reply.Whole(500, "application/json", "{\"error\":{\"message\":\"?\",\"code\":999999}}"));
    }

    @ParameterizedTest
    @MethodSource("openAnswers")
    void an_answer_that_leaves_it_open_is_unknown_and_asked_for_once(Reply reply) throws IOException {
        try (RawServer server = new RawServer(request -> reply);
                Connected connected = new Connected(server.url(), TIMEOUT, folder)) {
            assertThat(connected.messenger.send(connected.outbound("{}"))).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(server.requestLines()).containsExactly("POST /v25.0/106540352242922/messages HTTP/1.1");
        }
    }

    @Test
    void a_server_that_cannot_be_reached_has_taken_nothing() throws IOException {
        try (Connected connected = new Connected(nobodyThere(), TIMEOUT, folder)) {
            assertThat(connected.messenger.send(connected.outbound("{}"))).isInstanceOf(SendOutcome.NotReached.class);
        }
    }

    @Test
    void an_interrupted_send_is_unknown_and_stays_interrupted() throws IOException {
        try (RawServer server = new RawServer(request -> new Reply.Nothing());
                Connected connected = new Connected(server.url(), Duration.ofSeconds(30), folder)) {
            SendOutcome outcome = sendInterrupted(connected);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    private static SendOutcome sendInterrupted(Connected connected) {
        Thread.currentThread().interrupt();
        return connected.messenger.send(connected.outbound("{}"));
    }

    private static URI nobodyThere() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }
}
