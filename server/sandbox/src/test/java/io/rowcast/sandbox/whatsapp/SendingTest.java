package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest extends SandboxCase {
    @Test
    void a_template_message_is_answered_as_meta_answers() throws Exception {
        Graph.Answer answer = graph.sendHello("+1 (650) 555-1234");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("messaging_product").asText()).isEqualTo("whatsapp");
        assertThat(answer.body().at("/contacts/0/input").asText()).isEqualTo("+1 (650) 555-1234");
        assertThat(answer.body().at("/contacts/0/wa_id").asText()).isEqualTo("16505551234");
        assertThat(answer.wamid()).startsWith("wamid.");
        byte[] inside = Base64.getDecoder().decode(answer.wamid().substring("wamid.".length()));
        assertThat(new String(inside, StandardCharsets.ISO_8859_1))
                .matches("\\x1C\\x18\\x0B16505551234\\x15\\x02\\x00\\x11\\x18\\x12[0-9A-F]{18}\\x00");
        assertThat(answer.body().at("/messages/0/message_status").asText()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "+16505551234, 16505551234",
        "6505551234, 16505551234",
        "447700900123, 447700900123",
        "+5215512345678, 5215512345678",
        "+525512345678, 5215512345678",
        "+5531987654321, 553187654321",
        "+5511987654321, 5511987654321"
    })
    void a_number_becomes_the_id_that_whatsapp_gives_it(String to, String waId) throws Exception {
        assertThat(graph.sendHello(to).body().at("/contacts/0/wa_id").asText()).isEqualTo(waId);
    }

    @Test
    void free_text_is_taken_only_within_24_hours_of_the_persons_last_message() throws Exception {
        assertThat(graph.sendText("+16505551234", "Hello").code()).isEqualTo(131047);

        control.say("16505551234", "Hi, are you open?");
        assertThat(graph.sendText("+16505551234", "Yes!").status()).isEqualTo(200);

        clock.advance(Duration.ofHours(24));
        Graph.Answer late = graph.sendText("+16505551234", "Still there?");
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.code()).isEqualTo(131047);
    }

    @Test
    void a_text_may_have_4096_characters_and_no_more() throws Exception {
        control.say("16505551234", "Hi");

        assertThat(graph.sendText("+16505551234", "x".repeat(4_096)).status()).isEqualTo(200);
        assertThat(graph.sendText("+16505551234", "x".repeat(4_097)).code()).isEqualTo(100);
    }

    @Test
    void a_read_receipt_on_the_same_address_sends_nothing() throws Exception {
        Graph.Answer answer =
                graph.send("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.A\"}");

        assertThat(answer.body().path("success").asBoolean()).isTrue();
        assertThat(control.counts().accepted()).isZero();
        assertThat(control.received(0, 10))
                .singleElement()
                .satisfies(received -> assertThat(received.outcome()).isEqualTo("receipt"));
    }

    @Test
    void the_81st_message_of_a_second_is_refused() throws Exception {
        for (int i = 0; i < 80; i++) {
            assertThat(graph.sendHello("+1650555%02d00".formatted(i)).status()).isEqualTo(200);
        }
        Graph.Answer tooMany = graph.sendHello("+16505559900");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.code()).isEqualTo(130429);

        clock.advance(Duration.ofSeconds(1));
        assertThat(graph.sendHello("+16505559900").status()).isEqualTo(200);
    }

    @Test
    void the_46th_message_at_once_to_one_person_is_refused_until_six_seconds_have_passed() throws Exception {
        for (int i = 0; i < 45; i++) {
            assertThat(graph.sendHello("+16505551234").status()).isEqualTo(200);
        }
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(131056);
        assertThat(graph.sendHello("+16505551235").status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(6));
        assertThat(graph.sendHello("+16505551234").status()).isEqualTo(200);
        assertThat(graph.sendHello("+16505551234").code()).isEqualTo(131056);
    }

    @Test
    void limits_can_be_lifted() throws Exception {
        control.limits(0, false);

        for (int i = 0; i < 100; i++) {
            assertThat(graph.sendHello("+16505551234").status()).isEqualTo(200);
        }
    }

    @Test
    void only_the_accounts_own_token_opens_the_api() throws Exception {
        assertThat(new Graph(sandbox.url(), "").sendHello("+16505551234")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo(104);
        });
        assertThat(new Graph(sandbox.url(), "stolen").sendHello("+16505551234").code())
                .isEqualTo(190);

        control.expireToken(true);
        assertThat(graph.sendHello("+16505551234")
                        .body()
                        .at("/error/error_subcode")
                        .asInt())
                .isEqualTo(463);
    }

    @Test
    void an_unknown_number_id_is_metas_error_100_with_subcode_33() throws Exception {
        Graph.Answer answer = graph.post("/v25.0/999/messages", Graph.hello("+16505551234"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(100);
        assertThat(answer.body().at("/error/error_subcode").asInt()).isEqualTo(33);
        assertThat(answer.body().at("/error/type").asText()).isEqualTo("GraphMethodException");
    }

    @Test
    void the_log_keeps_every_request_with_its_outcome_in_order() throws Exception {
        String wamid = graph.sendHello("+16505551234").wamid();
        graph.sendText("+16505551234", "Hello");

        assertThat(control.received(0, 10))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.seq()).isEqualTo(1);
                            assertThat(first.wamid()).isEqualTo(wamid);
                            assertThat(first.body()
                                            .path("biz_opaque_callback_data")
                                            .asText())
                                    .isEqualTo("delivery-of-+16505551234");
                        },
                        second -> {
                            assertThat(second.seq()).isEqualTo(2);
                            assertThat(second.code()).isEqualTo(131047);
                        });
        assertThat(control.received(1, 10)).hasSize(1);
        assertThat(control.counts()).satisfies(counts -> {
            assertThat(counts.received()).isEqualTo(2);
            assertThat(counts.accepted()).isEqualTo(1);
            assertThat(counts.refused()).isEqualTo(1);
        });
    }
}
