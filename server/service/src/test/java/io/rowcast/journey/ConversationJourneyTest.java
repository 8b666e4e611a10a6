package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A person writes and sends a picture, and is answered; whoever listens hears of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ConversationJourneyTest {
    private static final String ANNA = "447400000701";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    private RunningService service;
    private ApiClient client;
    private volatile boolean ended;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        client = service.client();
    }

    @AfterAll
    void stop() {
        ended = true;
        service.close();
    }

    @Test
    void a_text_and_a_picture_come_in_and_a_text_and_a_picture_go_out() throws Exception {
        List<String> heard = listen();
        service.control().say(ANNA, "Do you have these in blue?");
        service.control().sendFile(ANNA, "image/png", PNG, "My shoes");
        RunningService.await(
                "the picture is here", () -> client.newestMessages().toString().contains("\"state\":\"kept\""));
        JsonNode picture = client.newestMessages().get(0);
        assertThat(client.newestMessages().findValuesAsText("text"))
                .containsExactly("[image] My shoes", "Do you have these in blue?");
        assertThat(download(picture.path("id").asText())).isEqualTo(PNG);
        assertThat(service.everyTable()).doesNotContain("My shoes").doesNotContain(ANNA);

        JsonNode text = write(Map.of("text", "We do: see https://shop.example/blue"));
        JsonNode file = write(Map.of("mediaId", upload(), "caption", "Like these?"));
        assertThat(download(file.path("id").asText())).isEqualTo(PNG);
        RunningService.await("both are read", () -> statuses().equals(List.of("read", "read")));
        assertThat(service.control().messages(ANNA).stream().map(message -> message.text()))
                .contains("We do: see https://shop.example/blue", "Like these?");
        assertThat(client.newestMessages())
                .extracting(message -> message.path("kind").asText())
                .containsExactly("hand", "hand", "inbound", "inbound");

        RunningService.await(
                "all of it was told",
                () -> heard.toString().contains(file.path("id").asText()));
        assertThat(heard)
                .contains("event: message", "event: status")
                .allSatisfy(line -> assertThat(line).doesNotContain("blue").doesNotContain(ANNA));
        assertThat(heard.toString())
                .contains(text.path("id").asText(), picture.path("id").asText());
        assertThat(client.post("/v1/conversations/" + client.newestConversation() + "/read")
                        .expect(200)
                        .path("unread")
                        .asInt())
                .isZero();
    }

    private List<String> listen() {
        List<String> heard = new CopyOnWriteArrayList<>();
        URI events = URI.create(service.url() + "/v1/events");
        Thread.ofVirtual().start(() -> {
            try (HttpClient http = HttpClient.newHttpClient()) {
                // As browsers do: again and again, each time from where the stream ended.
                while (!ended) {
                    HttpRequest.Builder request =
                            HttpRequest.newBuilder(events).header("Authorization", "Bearer " + client.key());
                    heard.stream()
                            .filter(line -> line.startsWith("id: "))
                            .reduce((one, next) -> next)
                            .ifPresent(line -> request.header("Last-Event-ID", line.substring(4)));
                    try (Stream<String> lines = http.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                            .body()) {
                        lines.forEach(heard::add);
                    }
                }
            } catch (IOException | UncheckedIOException stopped) {
                heard.add("end");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        RunningService.await("somebody listens", () -> !heard.isEmpty());
        return heard;
    }

    private List<String> statuses() {
        return client.newestMessages().findValuesAsText("status");
    }

    private JsonNode write(Map<String, Object> answer) {
        return client.post(
                        "/v1/conversations/" + client.newestConversation() + "/messages",
                        answer,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .expect(201);
    }

    private byte[] download(String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/conversations/"
                        + client.newestConversation() + "/messages/" + message + "/media"))
                .header("Authorization", "Bearer " + client.key())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private String upload() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/media?filename=blue.png"))
                .header("Authorization", "Bearer " + client.key())
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(PNG))
                .build();
        return Json.MAPPER
                .readTree(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .path("id")
                .asText();
    }
}
