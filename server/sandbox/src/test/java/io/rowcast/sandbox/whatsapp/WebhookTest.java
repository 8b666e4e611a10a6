package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.ControlFailedException;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest extends SandboxCase {
    private final Business business = new Business();

    @BeforeEach
    void listen() {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    private static boolean isRead(JsonNode status) {
        return status.path("status").asText().equals("read");
    }

    private static List<String> words(List<JsonNode> statuses) {
        return statuses.stream().map(status -> status.path("status").asText()).toList();
    }

    @Test
    void a_message_is_reported_sent_delivered_and_read_with_our_own_data() throws Exception {
        String wamid = graph.sendHello("+16505551234").wamid();

        List<JsonNode> statuses = business.statuses(3);

        assertThat(words(statuses)).containsExactlyInAnyOrder("sent", "delivered", "read");
        assertThat(statuses).allSatisfy(status -> {
            assertThat(status.path("id").asText()).isEqualTo(wamid);
            assertThat(status.path("recipient_id").asText()).isEqualTo("16505551234");
            assertThat(status.path("biz_opaque_callback_data").asText()).isEqualTo("delivery-of-+16505551234");
            assertThat(status.path("timestamp").isTextual()).isTrue();
            assertThat(status.has("conversation")).isFalse();
            assertThat(status.path("pricing").path("pricing_model").asText()).isEqualTo(isRead(status) ? "" : "PMP");
        });
    }

    @Test
    void a_webhook_is_signed_over_ascii_bytes_with_escaped_slashes() throws Exception {
        control.say("16505551234", "Grüße an 9/10 von euch 🎉");

        Business.Post post = business.next();

        String raw = new String(post.body(), StandardCharsets.UTF_8);
        assertThat(raw).contains("Gr\\u00fc\\u00dfe an 9\\/10 von euch \\ud83c\\udf89");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sandbox-app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(post.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(post.body())));
        assertThat(post.json().path("object").asText()).isEqualTo("whatsapp_business_account");
        assertThat(post.json().at("/entry/0/id").asText()).isEqualTo("102290129340398");
        assertThat(post.json().at("/entry/0/changes/0/field").asText()).isEqualTo("messages");
        JsonNode value = post.json().at("/entry/0/changes/0/value");
        assertThat(value.at("/metadata/phone_number_id").asText()).isEqualTo("106540352242922");
        assertThat(value.at("/contacts/0/wa_id").asText()).isEqualTo("16505551234");
        assertThat(value.at("/messages/0/from").asText()).isEqualTo("16505551234");
        assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("Grüße an 9/10 von euch 🎉");
    }

    @Test
    void anything_but_200_is_posted_again_with_the_same_bytes() throws Exception {
        business.answerNext(500, 204, 404);

        control.say("16505551234", "Hi");

        byte[] first = business.next().body();
        assertThat(business.next().body()).isEqualTo(first);
        assertThat(business.next().body()).isEqualTo(first);
        assertThat(business.next().body()).isEqualTo(first);
        assertThat(business.hearsNothing()).isTrue();
        assertThat(control.counts().webhooksDelivered()).isEqualTo(1);
        assertThat(control.counts().webhooksPending()).isZero();
    }

    @Test
    void duplicates_come_when_asked_for() throws Exception {
        control.webhookFaults(true, false, 1);

        control.say("16505551234", "Hi");

        assertThat(business.next().body()).isEqualTo(business.next().body());
    }

    @Test
    void one_in_so_many_comes_twice_and_one_in_so_many_comes_late() throws Exception {
        control.webhookFaults(2, 3, 0, false);
        for (String text : List.of("one", "two", "three", "four")) {
            control.say("16505551234", text);
        }

        Map<String, Integer> times = new TreeMap<>();
        for (int post = 0; post < 6; post++) {
            times.merge(business.nextMessage().at("/text/body").asText(), 1, Integer::sum);
        }
        assertThat(times).containsOnlyKeys("one", "two", "three", "four");
        assertThat(times.values()).containsExactlyInAnyOrder(1, 1, 2, 2);
        assertThat(business.hearsNothing()).isTrue();
        assertThat(control.counts().webhooksDelivered()).isEqualTo(4);
        assertThat(control.counts().webhooksAnswered()).isEqualTo(6);
    }

    @Test
    void a_webhook_is_held_back_when_asked_for() throws Exception {
        control.webhookFaults(0, 0, 600, false);
        control.say("16505551234", "Hi");

        assertThat(business.hearsNothing()).isTrue();
        assertThat(business.nextMessage().at("/text/body").asText()).isEqualTo("Hi");
    }

    @Test
    void neighbours_change_places_when_asked_for() throws Exception {
        control.webhookFaults(false, true, 1);
        graph.sendHello("+16505551234");

        assertThat(words(business.statusesUntil(
                        status -> status.path("status").asText().equals("sent"))))
                .startsWith("delivered");
    }

    @Test
    void many_updates_share_a_webhook_when_asked_for() throws Exception {
        control.limits(0, true);
        control.webhookFaults(false, false, 1_000);
        control.usualBehaviour(WhatsAppControl.Behaviour.BLOCKED, false);
        for (int i = 0; i < 300; i++) {
            graph.sendHello("+1650555%04d".formatted(i));
        }

        List<Integer> sizes = new ArrayList<>();
        while (sizes.stream().mapToInt(Integer::intValue).sum() < 300) {
            sizes.add(business.next().json().findValues("statuses").stream()
                    .mapToInt(JsonNode::size)
                    .sum());
        }
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
    }

    @Test
    void a_callback_with_another_verify_token_is_refused_by_name() {
        assertThatThrownBy(() -> control.webhook(business.hook(), "secret", "another"))
                .isInstanceOf(ControlFailedException.class)
                .hasMessageContaining("answered the handshake with 403")
                .hasMessageContaining("verify token");
    }

    @Test
    void nothing_is_posted_while_the_app_is_not_subscribed() throws Exception {
        graph.delete("/v25.0/102290129340398/subscribed_apps");
        control.say("16505551234", "Hi");
        assertThat(business.hearsNothing()).isTrue();

        graph.post("/v25.0/102290129340398/subscribed_apps", "");
        control.say("16505551234", "Hello?");
        assertThat(business.nextMessage().at("/text/body").asText()).isEqualTo("Hello?");
    }

    @Test
    void a_stop_in_whatsapps_own_settings_is_told_and_kept() throws Exception {
        control.preference("16505551234", true);

        JsonNode change = business.next().json().at("/entry/0/changes/0");
        assertThat(change.path("field").asText()).isEqualTo("user_preferences");
        assertThat(change.at("/value/user_preferences/0/value").asText()).isEqualTo("stop");
        assertThat(change.at("/value/user_preferences/0/timestamp").isIntegralNumber())
                .isTrue();

        graph.post("/v25.0/102290129340398/message_templates", """
                {"name":"offer","language":"en_US","category":"MARKETING",
                 "components":[{"type":"BODY","text":"A new offer"}]}""");
        business.next();
        graph.send("""
                {"messaging_product":"whatsapp","to":"+16505551234","type":"template",
                 "template":{"name":"offer","language":{"code":"en_US"}}}""");
        JsonNode failed = business.statusesUntil(status -> true).getFirst();
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(131050);
    }

    @Test
    void a_template_that_is_paused_is_told() throws Exception {
        control.templateStatus("hello_world", "en_US", "PAUSED");

        JsonNode entry = business.next().json().at("/entry/0");
        assertThat(entry.path("time").isIntegralNumber()).isTrue();
        assertThat(entry.at("/changes/0/field").asText()).isEqualTo("message_template_status_update");
        assertThat(entry.at("/changes/0/value/event").asText()).isEqualTo("PAUSED");
        assertThat(entry.at("/changes/0/value/message_template_name").asText()).isEqualTo("hello_world");
    }
}
