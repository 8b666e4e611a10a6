package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.dispatch.SendOutcome;
import io.rowcast.media.Media;
import io.rowcast.media.MediaKind;
import io.rowcast.media.MediaMark;
import io.rowcast.media.MediaType;
import io.rowcast.media.MediaUploadStore.Claim;
import io.rowcast.whatsapp.RawServer.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file goes to Meta once, however many messages need it; and a file that does not get there burns no message. */
class MediaUploadTest {
    private static final String TAKEN = "{\"messages\":[{\"id\":\"wamid.x\"}]}";

    @Test
    void a_hundred_messages_at_once_upload_their_picture_once(@TempDir Path folder) throws Exception {
        try (RawServer meta = new RawServer(request -> answer(request, 200, "{\"id\":\"4711\"}"));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(20), folder)) {
            Media picture = keep(connected);
            Callable<SendOutcome> send = () -> connected.messenger.send(connected.outbound(message(picture)));
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<SendOutcome> sent :
                        senders.invokeAll(Stream.generate(() -> send).limit(100).toList())) {
                    assertThat(sent.get()).isInstanceOfAny(SendOutcome.Accepted.class, SendOutcome.NotReady.class);
                }
            }
            assertThat(uploads(meta)).isEqualTo(1);
            connected.clock.advance(Duration.ofDays(24));
            assertThat(send.call()).isEqualTo(new SendOutcome.Accepted("wamid.x"));
            assertThat(uploads(meta)).as("its id is good for 30 days").isEqualTo(1);
            connected.clock.advance(Duration.ofDays(2));
            send.call();
            assertThat(uploads(meta)).as("renewed before they end").isEqualTo(2);
        }
    }

    @Test
    void a_file_that_meta_cannot_take_now_lets_the_message_wait(@TempDir Path folder) throws IOException {
        try (RawServer meta = new RawServer(request -> answer(request, 500, error(131000)));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(20), folder)) {
            Media picture = keep(connected);
            assertThat(connected.messenger.send(connected.outbound(message(picture))))
                    .isInstanceOfSatisfying(SendOutcome.NotReady.class, wait -> {
                        assertThat(wait.words()).contains("a.png");
                        assertThat(wait.pause()).isEqualTo(Duration.ofSeconds(15));
                    });
            connected.messenger.send(connected.outbound(message(picture)));
            assertThat(uploads(meta)).as("not tried again before its time").isEqualTo(1);
            assertThat(messages(meta)).isZero();
        }
    }

    @Test
    void a_file_that_meta_refuses_stops_the_campaign_and_fails_no_row(@TempDir Path folder) throws IOException {
        try (RawServer meta = new RawServer(request -> answer(request, 400, error(131053)));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(20), folder)) {
            assertThat(connected.messenger.send(connected.outbound(message(keep(connected)))))
                    .isInstanceOfSatisfying(SendOutcome.NeverReady.class, never -> {
                        assertThat(never.halt().code()).isEqualTo("media-refused");
                        assertThat(never.halt().message()).contains("a.png").contains("words of Meta");
                    });
            assertThat(messages(meta)).isZero();
        }
    }

    @Test
    void an_expired_token_is_the_senders_trouble_and_not_the_files(@TempDir Path folder) throws IOException {
        try (RawServer meta = new RawServer(request -> answer(request, 401, error(190)));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(20), folder)) {
            assertThat(connected.messenger.send(connected.outbound(message(keep(connected)))))
                    .isInstanceOfSatisfying(
                            SendOutcome.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(190));
        }
    }

    @Test
    void a_dead_nodes_upload_is_anothers_after_half_a_minute_and_a_living_ones_is_not(@TempDir Path folder)
            throws IOException {
        try (RawServer meta = new RawServer(request -> answer(request, 200, "{\"id\":\"4711\"}"));
                Connected connected = new Connected(meta.url(), Duration.ofSeconds(20), folder)) {
            Media picture = keep(connected);
            Instant start = connected.clock.instant();
            assertThat(claim(connected, picture, start)).isInstanceOf(Claim.Mine.class);

            Instant later = start.plusSeconds(20);
            connected.uploads.renew(connected.workspace, picture.id(), connected.sender.id(), later.plusSeconds(30));
            assertThat(claim(connected, picture, start.plusSeconds(40)))
                    .as("its node lives")
                    .isInstanceOf(Claim.Others.class);
            assertThat(claim(connected, picture, later.plusSeconds(30))).isInstanceOf(Claim.Mine.class);

            connected.uploads.release(connected.workspace, picture.id(), connected.sender.id());
            connected.uploads.renew(connected.workspace, picture.id(), connected.sender.id(), later.plusSeconds(90));
            assertThat(claim(connected, picture, later.plusSeconds(31)))
                    .as("what was given up is not taken back by a renewal that comes late")
                    .isInstanceOf(Claim.Mine.class);
        }
    }

    private static Claim claim(Connected connected, Media picture, Instant now) {
        return connected.uploads.claim(
                connected.workspace, picture.id(), connected.sender.id(), now, now.plusSeconds(30));
    }

    private static Reply answer(String request, int status, String ofUpload) {
        return request.contains("/media ")
                ? new Reply.Whole(status, "application/json", ofUpload)
                : new Reply.Whole(200, "application/json", TAKEN);
    }

    private static String error(int code) {
        return "{\"error\":{\"message\":\"m\",\"code\":" + code + ",\"error_data\":{\"details\":\"words of Meta\"}}}";
    }

    private static Media keep(Connected connected) {
        return connected.files.keep(
                connected.workspace, new MediaType(MediaKind.IMAGE, "image/png"), "a.png", new byte[(1 << 20) + 7]);
    }

    private static String message(Media picture) {
        return "{\"type\":\"image\",\"image\":{\"id\":\"" + MediaMark.of(picture.id()) + "\"}}";
    }

    private static long uploads(RawServer meta) {
        return count(meta.requestLines(), "/media ");
    }

    private static long messages(RawServer meta) {
        return count(meta.requestLines(), "/messages ");
    }

    private static long count(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }
}
