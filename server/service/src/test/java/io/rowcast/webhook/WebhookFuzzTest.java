package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.MetaExamples;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes to the webhook endpoint, signed or not, is answered below 500, and whatever is JSON is applied. As a part
 * of the build it runs over the recorded webhooks; with JAZZER_FUZZ=1 it looks for more, for as long as it is let.
 */
class WebhookFuzzTest {
    private static @Nullable Webhooks webhooks;

    @AfterAll
    static void close() {
        if (webhooks != null) {
            webhooks.close();
        }
    }

    @MethodSource("recorded")
    @FuzzTest(maxDuration = "10m")
    void whatever_meta_signs_is_applied(byte @NotNull [] body) {
        Webhooks running = running();
        assertThat(running.post(body, Webhooks.signature(body)).status()).isEqualTo(200);
        running.apply();
        if (isJson(body)) {
            assertThat(running.inbox("last_error")).isEmpty();
        } else {
            assertThat(running.inbox("parked_at is not null")).containsExactly("t");
        }
        running.empty();
    }

    @FuzzTest(maxDuration = "10m")
    void whatever_a_stranger_sends_is_refused(FuzzedDataProvider data) {
        Webhooks running = running();
        String signature = data.consumeAsciiString(80).replaceAll("[^\\x21-\\x7e]", "");
        String query =
                data.consumeAsciiString(80).replaceAll("[^A-Za-z0-9.=&%_-]", "").replaceAll("%(?![0-9A-F]{2})", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(running.api.uri("/webhooks/whatsapp?" + query));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        boolean handshake = data.consumeBoolean();
        int status = running.api
                .ask((handshake ? request : request.POST(BodyPublishers.ofByteArray(data.consumeRemainingAsBytes())))
                        .build())
                .status();
        assertThat(status).isBetween(400, 499);
        assertThat(running.inbox("inbox_id")).isEmpty();
    }

    static Stream<Arguments> recorded() {
        return Stream.concat(
                        Stream.of(
                                "{}", "[1]", "{\"entry\":[{\"changes\":[{\"field\":\"messages\"}]}]}", "{\"entry\":["),
                        MetaExamples.ofKind("wh").stream().map(MetaExamples.Example::body))
                .map(body -> Arguments.of((Object) body.getBytes(UTF_8)));
    }

    private static boolean isJson(byte[] body) {
        try {
            Json.MAPPER.readTree(body);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Webhooks running() {
        Webhooks running = webhooks;
        if (running == null) {
            running = new Webhooks();
            WorkspaceId workspace = running.campaigns.workspace();
            running.campaigns.sending(
                    workspace, running.campaigns.sender(workspace, MetaBody.NUMBER, 80), "+16505551234");
            webhooks = running;
        }
        return running;
    }
}
