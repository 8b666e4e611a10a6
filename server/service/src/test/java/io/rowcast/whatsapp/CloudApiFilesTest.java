package io.rowcast.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.media.FileSource.Outcome;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching a file from Meta: by its id, from an address that Meta names, with our token. */
class CloudApiFilesTest {
    private static final String ADDRESS =
            "{\"url\":\"%s\",\"mime_type\":\"image/png\",\"file_size\":5,\"id\":\"7\",\"messaging_product\":\"whatsapp\"}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream got = new ByteArrayOutputStream();

    @Test
    void a_file_that_a_person_sent_comes_whole() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
                Connected connected = new Connected(sandbox.url(), Duration.ofSeconds(10), folder)) {
            new WhatsAppControl(sandbox.url()).receivedMedia("7001", "image/png", "a picture");
            assertThat(fetch(connected, "7001")).isEqualTo(new Outcome.Fetched("image/png", got.toByteArray().length));
            assertThat(got.toString(UTF_8)).contains("a picture");
            assertThat(fetch(connected, "7002")).as("an id that nobody has").isEqualTo(new Outcome.Gone());
        }
    }

    @Test
    void half_a_file_and_silence_are_tried_again_later() throws Exception {
        RawServer[] server = new RawServer[1];
        server[0] = new RawServer(line -> line.contains("/file")
                ? new RawServer.Reply.Half("abc")
                : new RawServer.Reply.Whole(200, "application/json", ADDRESS.formatted(server[0].url() + "/file")));
        try (RawServer raw = server[0];
                Connected connected = new Connected(raw.url(), Duration.ofMillis(500), folder)) {
            // The rest never comes; whoever waits for it is woken by the server's end.
            Thread.ofVirtual().start(() -> closeOnceAsked(raw));
            assertThat(fetch(connected, "7")).isInstanceOf(Outcome.Later.class);
        }
    }

    private static void closeOnceAsked(RawServer raw) {
        while (raw.requestLines().size() < 2) {
            Thread.onSpinWait();
        }
        raw.close();
    }

    @Test
    void the_token_goes_to_no_other_host_whatever_an_answer_says() throws Exception {
        try (RawServer stranger = new RawServer(line -> new RawServer.Reply.Whole(200, "image/png", "12345"));
                RawServer meta = new RawServer(line -> new RawServer.Reply.Whole(
                        200, "application/json", ADDRESS.formatted(stranger.url() + "/file")));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(5), folder)) {
            assertThat(fetch(connected, "7")).isInstanceOf(Outcome.Later.class);
            assertThat(stranger.requestLines()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_too_large_is_never_begun() throws Exception {
        try (RawServer meta = new RawServer(line -> new RawServer.Reply.Whole(
                        200, "application/json", ADDRESS.formatted("x").replace(":5,", ":104857601,")));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(5), folder)) {
            assertThat(fetch(connected, "7")).isEqualTo(new Outcome.TooLarge());
            assertThat(meta.requestLines()).hasSize(1);
        }
    }

    @Test
    void an_expired_token_leaves_the_file_for_later() throws Exception {
        try (RawServer meta = new RawServer(line -> new RawServer.Reply.Whole(
                        401, "application/json", "{\"error\":{\"code\":190,\"message\":\"expired\"}}"));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(5), folder)) {
            assertThat(fetch(connected, "7")).isEqualTo(new Outcome.Later("Meta's error 190"));
        }
    }

    private Outcome fetch(Connected connected, String id) throws IOException {
        got.reset();
        return new CloudApiFiles(connected.api, connected.senders)
                .fetch(connected.workspace, connected.sender.id(), id, got::writeBytes);
    }
}
