package io.rowcast.webhook;

import static io.rowcast.webhook.MetaBody.messages;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.conversation.MediaFetching;
import io.rowcast.media.FileSource;
import io.rowcast.media.FileSource.Outcome;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Files that people send are fetched once, kept sealed, and shown so that nothing of them can run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceivedFilesTest {
    private static final byte[] PICTURE = "not really a picture of +447400000001".getBytes(UTF_8);

    private final Webhooks webhooks = new Webhooks();
    private WorkspaceId workspace = WorkspaceId.random();
    private final Meta meta = new Meta();
    private final MediaFetching fetching =
            new MediaFetching(webhooks.files, meta, Runnable::run, () -> {}, webhooks.campaigns.clock);

    @BeforeEach
    void begin() {
        webhooks.anew();
        meta.asked.clear();
        meta.answers.clear();
        workspace = webhooks.campaigns.workspace();
        webhooks.campaigns.sender(workspace, MetaBody.NUMBER, 80);
    }

    /** Answers as it is told, one answer a try. */
    private static final class Meta implements FileSource {
        final List<String> asked = new ArrayList<>();
        final Deque<Function<Consumer<byte[]>, Outcome>> answers = new ArrayDeque<>();

        @Override
        public Outcome fetch(WorkspaceId workspace, UUID senderId, String metaId, Consumer<byte[]> pieces) {
            asked.add(metaId);
            return answers.remove().apply(pieces);
        }

        void gives(String mimeType, byte[]... pieces) {
            answers.add(sink -> {
                Arrays.stream(pieces).forEach(sink);
                return new Outcome.Fetched(
                        mimeType,
                        Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
            });
        }
    }

    @AfterAll
    void close() {
        webhooks.close();
    }

    @Test
    void a_picture_is_fetched_once_kept_sealed_and_streamed() throws Exception {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\",\"caption\":\"My new shoes\"");
        assertThat(file().path("state").asText()).isEqualTo("waiting");
        assertThat(file().path("explanation").asText()).isNotEmpty();
        meta.gives("image/jpeg", PICTURE, "second piece".getBytes(UTF_8));
        fetching.runOnce();
        fetching.runOnce();
        assertThat(meta.asked).containsExactly("M-7");
        assertThat(file().path("state").asText()).isEqualTo("kept");
        assertThat(file().path("bytes").asInt()).isEqualTo(PICTURE.length + 12);

        HttpResponse<byte[]> answer = download();
        assertThat(new String(answer.body(), UTF_8)).isEqualTo(new String(PICTURE, UTF_8) + "second piece");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("inline");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        assertThat(rows("select convert_from(content, 'SQL_ASCII') from reply_media_piece where content is not null"
                        + " and position('447400000001'::bytea in content) > 0"))
                .isEmpty();
    }

    @Test
    void a_page_of_a_stranger_is_saved_and_never_shown() throws Exception {
        sends("document", "\"id\":\"M-8\",\"mime_type\":\"text/html\",\"filename\":\"x\\\"; evil=\\u2028.html\"");
        meta.gives("text/html; charset=utf-8", "<script>alert(1)</script>".getBytes(UTF_8));
        fetching.runOnce();
        HttpResponse<byte[]> answer = download();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''x%22%3B%20evil%3D%E2%80%A8.html");
    }

    @Test
    void a_part_of_a_sound_is_given_to_players_that_ask_for_one() throws Exception {
        sends("audio", "\"id\":\"M-9\",\"mime_type\":\"audio/ogg\"");
        meta.answers.add(sink -> {
            sink.accept("0123".getBytes(UTF_8));
            sink.accept("4567".getBytes(UTF_8));
            sink.accept("89".getBytes(UTF_8));
            return new Outcome.Fetched("audio/ogg", 10);
        });
        fetching.runOnce();
        assertThat(new String(download().body(), UTF_8)).isEqualTo("0123456789");
        assertThat(part("bytes=0-1")).isEqualTo("206 bytes 0-1/10 01");
        assertThat(part("bytes=3-8")).isEqualTo("206 bytes 3-8/10 345678");
        assertThat(part("bytes=8-")).isEqualTo("206 bytes 8-9/10 89");
        assertThat(part("bytes=-3")).isEqualTo("206 bytes 7-9/10 789");
        assertThat(part("bytes=5-99")).isEqualTo("206 bytes 5-9/10 56789");
        for (String whole : List.of("bytes=10-", "bytes=4-2", "bytes=-", "bytes=-0", "bytes=0-1,3-4", "lines=0-1")) {
            assertThat(part(whole)).as(whole).isEqualTo("200  0123456789");
        }
    }

    private String part(String range) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhooks.api.uri(path() + "/media"))
                .header("Authorization", "Bearer " + workspace)
                .header("Range", range)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " "
                + answer.headers().firstValue("Content-Range").orElse("") + " " + answer.body();
    }

    @Test
    void what_fails_is_tried_again_later_and_leaves_no_piece_of_its_own() throws Exception {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\"");
        meta.answers.add(sink -> {
            sink.accept("half of a".getBytes(UTF_8));
            return new Outcome.Later("the line broke");
        });
        meta.gives("image/jpeg", PICTURE);
        fetching.runOnce();
        fetching.runOnce();
        assertThat(meta.asked).as("not at once").hasSize(1);
        assertThat(rows("select 1 from reply_media_piece")).isEmpty();
        webhooks.campaigns.clock.advance(Duration.ofSeconds(11));
        fetching.runOnce();
        assertThat(download().body()).isEqualTo(PICTURE);
    }

    @Test
    void a_node_that_died_while_it_fetched_is_followed_by_another() throws Exception {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\"");
        meta.answers.add(sink -> {
            sink.accept("half of a".getBytes(UTF_8));
            throw new IllegalStateException("the node dies");
        });
        meta.gives("image/jpeg", PICTURE);
        fetching.runOnce();
        webhooks.campaigns.clock.advance(Duration.ofMinutes(6));
        fetching.runOnce();
        assertThat(meta.asked).as("its lease lasts").hasSize(1);
        webhooks.campaigns.clock.advance(Duration.ofMinutes(2));
        fetching.runOnce();
        assertThat(download().body()).isEqualTo(PICTURE);
        assertThat(rows("select piece::text from reply_media_piece")).containsExactly("0");
    }

    @Test
    void what_meta_has_no_more_says_so_in_the_conversation() {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\"");
        for (int i = 0; i < 8; i++) {
            meta.answers.add(sink -> new Outcome.Gone());
            fetching.runOnce();
            webhooks.campaigns.clock.advance(Duration.ofHours(1));
        }
        fetching.runOnce();
        assertThat(meta.asked).hasSize(8);
        assertThat(file().path("state").asText()).isEqualTo("gone");
        assertThat(file().path("explanation").asText()).contains("Ask the person to send it again");
    }

    @Test
    void nothing_is_tried_after_metas_id_has_come_to_its_end() {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\"");
        webhooks.campaigns.clock.advance(Duration.ofDays(7));
        meta.answers.add(sink -> new Outcome.Later("HTTP 500"));
        fetching.runOnce();
        assertThat(file().path("state").asText()).isEqualTo("gone");
    }

    @Test
    void with_a_message_that_its_writer_deletes_goes_its_file() {
        sends("image", "\"id\":\"M-7\",\"mime_type\":\"image/jpeg\"");
        meta.gives("image/jpeg", PICTURE);
        fetching.runOnce();
        webhooks.comes(MetaBody.of(messages("""
                "messages":[{"from":"447400000001","id":"R1","timestamp":"1795510900","type":"revoke","revoke":{\
                "original_message_id":"M1"}}]""")));
        assertThat(rows("select 1 from reply_media_piece")).isEmpty();
        assertThat(webhooks.api.get(workspace, path() + "/media").status()).isEqualTo(404);
    }

    private void sends(String type, String file) {
        webhooks.comes(MetaBody.of(messages("""
                "messages":[{"from":"447400000001","id":"M1","timestamp":"1795510801","type":"%1$s","%1$s":{%2$s}}]""".formatted(type, file))));
    }

    private JsonNode conversation() {
        return webhooks.api.get(workspace, "/v1/conversations").json().at("/conversations/0");
    }

    private JsonNode message() {
        return webhooks.api
                .get(workspace, "/v1/conversations/" + conversation().path("id").asText() + "/messages")
                .json()
                .at("/messages/0");
    }

    private JsonNode file() {
        return message().path("file");
    }

    private String path() {
        return "/v1/conversations/" + conversation().path("id").asText() + "/messages/"
                + message().path("id").asText();
    }

    private HttpResponse<byte[]> download() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhooks.api.uri(path() + "/media"))
                .header("Authorization", "Bearer " + workspace)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private List<String> rows(String sql) {
        return webhooks.campaigns.database.inWorkspace(
                workspace, handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
