package io.rowcast.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.RunningService;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: after a campaign, a reply and an opt-out, no table tells a number, a name, a text or a token. */
class EncryptionJourneyTest {
    private static final String PHONE = "+447400000700";
    private static final String NAME = "Wilhelmina";
    private static final String REPLY = "marmalade sandwich";

    @Test
    void no_table_holds_a_number_a_name_a_text_or_a_token_in_clear(@TempDir Path folder) {
        try (RunningService service = new RunningService(folder, InstantSource.system())) {
            ApiClient client = service.client();
            String campaign = Drafts.create(client, service.sender().id());
            Drafts.put(
                    client,
                    campaign,
                    0,
                    Map.of("rows", List.of(Drafts.row(2, PHONE, NAME), Drafts.row(3, "12", NAME))));
            Drafts.launchNow(
                            client,
                            campaign,
                            Drafts.preview(client, campaign)
                                    .path("confirmation")
                                    .asText())
                    .expect(200);
            String digits = PHONE.substring(1);
            RunningService.await(
                    "the message has come", () -> service.control().counts().accepted() == 1);
            service.control().say(digits, REPLY);
            RunningService.await("the reply is known", () -> !replies(client).isEmpty());
            assertThat(replies(client).path(0).path("text").asText()).isEqualTo(REPLY);
            // Only now: webhooks of one second come in any order.
            service.control().say(digits, "STOP");
            RunningService.await(
                    "the opt-out is known", () -> !suppressions(client).isEmpty());

            String everything = service.everyTable();
            assertThat(everything).contains(campaign);
            for (String secret : List.of(digits, "7400000700", NAME, REPLY, WhatsAppControl.TOKEN)) {
                assertThat(everything).doesNotContain(secret).doesNotContain(hex(secret));
            }
        }
    }

    private static JsonNode replies(ApiClient client) {
        return client.get("/v1/replies").expect(200).path("replies");
    }

    private static JsonNode suppressions(ApiClient client) {
        return client.get("/v1/suppressions").expect(200).path("suppressions");
    }

    /** As PostgreSQL writes bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
