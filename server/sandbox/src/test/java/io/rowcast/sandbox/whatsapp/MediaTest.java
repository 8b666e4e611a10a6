package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTest extends SandboxCase {
    private static final String EDGE = "/v25.0/106540352242922/media";
    private static final byte[] FILE = "a picture".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();

    private Graph.Answer upload(String mimeType, byte[] bytes) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(part("Content-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"));
        form.writeBytes(part("Content-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: "
                + mimeType + "\r\n\r\n"));
        form.writeBytes(bytes);
        form.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + EDGE))
                .header("Authorization", "Bearer " + WhatsAppControl.TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        return new Graph.Answer(answer.statusCode(), Graph.JSON.readTree(answer.body()));
    }

    private static byte[] part(String text) {
        return ("--edge\r\n" + text).getBytes(StandardCharsets.US_ASCII);
    }

    private String uploaded(String mimeType) throws Exception {
        return upload(mimeType, FILE).body().path("id").asText();
    }

    private HttpResponse<byte[]> download(String url, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private Graph.Answer sendImage(String id) throws Exception {
        return graph.send(
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"image\",\"image\":{\"id\":\""
                        + id + "\"}}");
    }

    @Test
    void an_uploaded_file_is_described_and_fetched_with_the_token() throws Exception {
        JsonNode media = graph.get("/v25.0/" + uploaded("image/png")).body();

        assertThat(media.path("mime_type").asText()).isEqualTo("image/png");
        assertThat(media.path("file_size").asInt()).isEqualTo(FILE.length);
        assertThat(media.path("sha256").asText()).hasSize(64);
        String url = media.path("url").asText();
        assertThat(download(url, WhatsAppControl.TOKEN).body()).isEqualTo(FILE);
        assertThat(download(url, "").statusCode()).isEqualTo(401);
        assertThat(download(url.replace("ext=1", "ext=2"), WhatsAppControl.TOKEN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_address_of_a_file_ends_after_five_minutes_and_the_id_gives_a_new_one() throws Exception {
        String path = "/v25.0/" + uploaded("image/png");
        String first = graph.get(path).body().path("url").asText();

        clock.advance(Duration.ofMinutes(5));

        assertThat(download(first, WhatsAppControl.TOKEN).statusCode()).isEqualTo(404);
        String second = graph.get(path).body().path("url").asText();
        assertThat(download(second, WhatsAppControl.TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void an_uploaded_id_ends_after_30_days_and_a_received_one_after_7() throws Exception {
        String uploaded = uploaded("image/png");
        control.receivedMedia("4711", "image/jpeg", "from a person");

        clock.advance(Duration.ofDays(7));
        assertThat(graph.get("/v25.0/4711").body().at("/error/error_subcode").asInt())
                .isEqualTo(33);
        control.say("16505551234", "Hi");
        assertThat(sendImage(uploaded).status()).isEqualTo(200);

        clock.advance(Duration.ofDays(23));
        control.say("16505551234", "Hi again");
        assertThat(graph.get("/v25.0/" + uploaded).code()).isEqualTo(100);
        assertThat(sendImage(uploaded).code()).isEqualTo(131009);
    }

    @Test
    void a_deleted_file_is_gone() throws Exception {
        String id = uploaded("application/pdf");

        assertThat(graph.delete("/v25.0/" + id).body().path("success").asBoolean())
                .isTrue();
        assertThat(graph.delete("/v25.0/" + id)
                        .body()
                        .at("/error/error_subcode")
                        .asInt())
                .isEqualTo(33);
    }

    @Test
    void a_file_belongs_to_its_number() throws Exception {
        String path = "/v25.0/" + uploaded("image/png") + "?phone_number_id=";

        assertThat(graph.get(path + "106540352242922").status()).isEqualTo(200);
        assertThat(graph.get(path + "1").body().at("/error/message").asText())
                .isEqualTo("(#100) Param phone_number_id is not a valid whatsapp business phone number id ID");
    }

    @ParameterizedTest
    @CsvSource({
        "application/zip, 10, 100",
        "image/gif, 10, 100",
        "image/png, 5242881, 131053",
        "image/webp, 512001, 131053"
    })
    void a_file_of_another_type_or_size_is_refused(String mimeType, int size, int code) throws Exception {
        assertThat(upload(mimeType, new byte[size]).code()).isEqualTo(code);
    }

    @Test
    void a_file_of_another_kind_than_the_message_fails_later() throws Exception {
        String pdf = uploaded("application/pdf");
        try (Business business = new Business()) {
            control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
            control.say("16505551234", "Hi");

            assertThat(sendImage(pdf).status()).isEqualTo(200);

            JsonNode failed = business.statusesUntil(
                            status -> status.path("status").asText().equals("failed"))
                    .getLast();
            assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131053);
            assertThat(failed.at("/errors/0/error_data/details").asText())
                    .isEqualTo("Unsupported Image mime type application/pdf. Please use one of image/jpeg, image/png.");
        }
    }
}
