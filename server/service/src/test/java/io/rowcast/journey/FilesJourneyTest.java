package io.rowcast.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files and texts of one's own, from the upload to the phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FilesJourneyTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};

    private RunningService service;
    private ApiClient client;
    private UUID sender;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, InstantSource.system());
        client = service.client();
        sender = service.sender().id();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void the_same_file_again_is_the_same_media() throws Exception {
        JsonNode first = upload(PNG, "image/png", "a.png", 201);
        assertThat(first.path("kind").asText()).isEqualTo("image");
        assertThat(upload(PNG, "image/png", "b.png", 201)).isEqualTo(first);
        assertThat(upload("GIF89a".getBytes(UTF_8), "image/gif", "a.gif", 415)
                        .path("type")
                        .asText())
                .isEqualTo("/problems/media-not-supported");
        byte[] large = java.util.Arrays.copyOf(PNG, (5 << 20) + 1);
        assertThat(upload(large, "image/png", "a.png", 413).path("type").asText())
                .isEqualTo("/problems/media-too-large");
    }

    @Test
    void a_text_of_ones_own_goes_to_those_who_wrote_and_its_picture_is_uploaded_once() throws Exception {
        for (int row = 900; row < 905; row++) {
            service.control().say(Drafts.phone(row).substring(1), "Hello");
        }
        RunningService.await(
                "replies arrive",
                Duration.ofMinutes(2),
                () -> client.get("/v1/replies?limit=100")
                                .expect(200)
                                .path("replies")
                                .size()
                        >= 5);
        String media = upload(PNG, "image/png", "a.png", 201).path("id").asText();
        String campaign = draft(Map.of("header.media", Map.of("media", media), "body.name", Map.of("column", "B")));
        Drafts.put(client, campaign, 0, Drafts.rows(900, 6));

        JsonNode preview = Drafts.preview(client, campaign);
        assertThat(preview.path("ready").asInt()).isEqualTo(5);
        assertThat(preview.path("problems").toString()).contains("window-closed");
        assertThat(preview.path("billing")).isEmpty();
        Drafts.launchNow(client, campaign, preview.path("confirmation").asText())
                .expect(200);
        RunningService.await(
                "done",
                () -> client.get("/v1/campaigns/" + campaign)
                        .expect(200)
                        .path("status")
                        .asText()
                        .equals("done"));

        List<JsonNode> sent = service.control().received(0, 10_000).stream()
                .map(WhatsAppControl.Received::body)
                .filter(body -> body.path("image").path("caption").asText().startsWith("Dear Person 90"))
                .toList();
        Set<String> ids = sent.stream()
                .map(body -> body.path("image").path("id").asText())
                .collect(Collectors.toSet());
        assertThat(sent).hasSize(5);
        assertThat(ids).singleElement().satisfies(id -> assertThat(id).matches("[0-9]+"));
    }

    @Test
    void a_draft_needs_a_template_or_a_text_and_a_file_that_is_there() {
        Map<String, Object> neither = body(Map.of());
        neither.remove("freeForm");
        create(neither).expectProblem(400, "bad-request");
        create(body(Map.of("header.media", Map.of("media", UUID.randomUUID().toString()))))
                .expectProblem(400, "bad-request");
        create(body(Map.of("header.media", Map.of("column", "B")))).expectProblem(422, "mapping-incomplete");
    }

    private String draft(Map<String, Object> mapping) {
        return create(body(mapping)).expect(201).path("id").asText();
    }

    private ApiClient.Answer create(Map<String, Object> body) {
        return client.post(
                "/v1/campaigns",
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Map<String, Object> body(Map<String, Object> mapping) {
        Map<String, Object> body = new HashMap<>(Drafts.body(sender, "Own words"));
        body.remove("template");
        body.put("freeForm", Map.of("type", "image", "text", "Dear {{name}},\nthank you!"));
        body.put("mapping", mapping);
        return body;
    }

    private JsonNode upload(byte[] content, String type, String filename, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v1/media?filename=" + filename))
                .header("Authorization", "Bearer " + client.key())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return Json.MAPPER.readTree(answer.body());
    }
}
