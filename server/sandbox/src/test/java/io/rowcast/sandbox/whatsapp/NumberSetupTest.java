package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a business sets up on its number, and asks of it (facts sections 4 and 6). */
class NumberSetupTest extends SandboxCase {
    private static final String NUMBER = "/v25.0/106540352242922";

    private Graph.Answer register(String pin) throws Exception {
        return graph.post(NUMBER + "/register", "{\"messaging_product\":\"whatsapp\",\"pin\":\"" + pin + "\"}");
    }

    @Test
    void a_number_that_is_taken_out_sends_nothing_until_it_is_registered() throws Exception {
        assertThat(graph.post(NUMBER + "/deregister", "{}")
                        .body()
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(133010);

        assertThat(register("123456").body().path("success").asBoolean()).isTrue();
        assertThat(graph.sendHello("+16505551234").status()).isEqualTo(200);
    }

    @Test
    void the_pin_must_be_the_one_that_was_set() throws Exception {
        assertThat(graph.post(NUMBER, "{\"pin\":\"212834\"}").status()).isEqualTo(200);

        assertThat(register("123456").code()).isEqualTo(133005);
        assertThat(register("212834").status()).isEqualTo(200);
        assertThat(register("12345").code()).isEqualTo(100);
    }

    @Test
    void ten_registrations_in_three_days_are_enough() throws Exception {
        for (int call = 0; call < 10; call++) {
            assertThat(register("123456").status()).isEqualTo(200);
        }
        assertThat(register("123456").code()).isEqualTo(133016);
        clock.advance(Duration.ofDays(3));
        assertThat(register("123456").status()).isEqualTo(200);
    }

    @Test
    void the_profile_shows_what_was_set() throws Exception {
        String path = NUMBER + "/whatsapp_business_profile";
        graph.post(
                path, "{\"messaging_product\":\"whatsapp\",\"about\":\"Shoes\",\"websites\":[\"https://a.example\"]}");

        JsonNode profile = graph.get(path + "?fields=about,websites").body().at("/data/0");
        assertThat(profile.path("about").asText()).isEqualTo("Shoes");
        assertThat(profile.at("/websites/0").asText()).isEqualTo("https://a.example");
        assertThat(graph.post(path, "{\"about\":\"" + "x".repeat(140) + "\"}").code())
                .isEqualTo(100);
        assertThat(graph.get(path + "?fields=colour").code()).isEqualTo(100);
    }

    @Test
    void a_blocked_person_gets_nothing() throws Exception {
        String users = "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"+16505551234\"}]}";
        assertThat(graph.post(NUMBER + "/block_users", users)
                        .body()
                        .at("/block_users/added_users/0/wa_id")
                        .asText())
                .isEqualTo("16505551234");
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(130403);
        assertThat(graph.get(NUMBER + "/block_users").body().at("/data/0/wa_id").asText())
                .isEqualTo("16505551234");

        assertThat(graph.delete(NUMBER + "/block_users", users)
                        .body()
                        .at("/block_users/removed_users/0/input")
                        .asText())
                .isEqualTo("+16505551234");
        assertThat(graph.sendHello("+16505551234").status()).isEqualTo(200);
    }

    @Test
    void the_history_of_a_message_can_be_asked_for() throws Exception {
        String wamid;
        try (Business business = new Business()) {
            control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
            wamid = graph.sendHello("+16505551234").wamid();
            business.statusesUntil(status -> status.path("status").asText().equals("read"));
        }
        JsonNode history = graph.get(NUMBER + "/message_history?message_id="
                        + java.net.URLEncoder.encode(wamid, java.nio.charset.StandardCharsets.UTF_8))
                .body()
                .at("/data/0");
        assertThat(history.path("events").findValuesAsText("delivery_status"))
                .containsExactly("SENT", "DELIVERED", "READ");
        String events = "/v25.0/" + history.path("id").asText() + "/events";
        assertThat(graph.get(events).body().at("/data/2/node/delivery_status").asText())
                .isEqualTo("READ");
        assertThat(graph.get(NUMBER + "/message_history?message_id=wamid.none")
                        .body()
                        .path("data"))
                .isEmpty();
    }

    @Test
    void the_number_has_an_address_of_its_own_for_webhooks() throws Exception {
        try (Business business = new Business()) {
            String body = "{\"webhook_configuration\":{\"override_callback_uri\":\"" + business.hook()
                    + "\",\"verify_token\":\"" + WhatsAppControl.VERIFY_TOKEN + "\"}}";
            assertThat(graph.post(NUMBER, body).body().path("success").asBoolean())
                    .isTrue();

            assertThat(graph.get(NUMBER + "?fields=webhook_configuration")
                            .body()
                            .at("/webhook_configuration/phone_number")
                            .asText())
                    .isEqualTo(business.hook().toString());
        }
    }

    @Test
    void what_is_not_there_is_told_by_subcode_33() throws Exception {
        for (String path : new String[] {"/v25.0/1", "/v25.0/1/message_templates", "/v25.0/1/phone_numbers"}) {
            JsonNode error = graph.get(path).body().path("error");
            assertThat(error.path("code").asInt()).isEqualTo(100);
            assertThat(error.path("error_subcode").asInt()).isEqualTo(33);
            assertThat(error.path("type").asText()).isEqualTo("GraphMethodException");
        }
    }
}
