package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest extends SandboxCase {
    private final Business business = new Business();

    @BeforeEach
    void listen() {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    /** The next webhooks' statuses; as at Meta, their order is not kept. */
    private List<String> nextStatuses(int webhooks) throws InterruptedException {
        List<String> statuses = new ArrayList<>();
        for (int i = 0; i < webhooks; i++) {
            JsonNode status = business.next().json().at("/entry/0/changes/0/value/statuses/0");
            statuses.add(status.path("status").asText());
        }
        return statuses;
    }

    @ParameterizedTest
    @CsvSource({"34, sent delivered read", "90, sent delivered", "85, sent read", "86, sent", "94, failed"})
    void the_last_digits_decide_how_far_a_message_comes(String digits, String course) throws Exception {
        graph.sendHello("+165055512" + digits);

        List<String> steps = List.of(course.split(" ", -1));
        assertThat(nextStatuses(steps.size())).containsExactlyInAnyOrderElementsOf(steps);
        assertThat(business.hearsNothing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"91, Thank you!", "93, STOP", "92, Thank you!"})
    void some_people_answer(String digits, String text) throws Exception {
        graph.sendHello("+165055512" + digits);

        assertThat(business.nextMessage().at("/text/body").asText()).isEqualTo(text);
    }

    @Test
    void one_who_taps_taps_the_first_quick_reply_and_names_the_message() throws Exception {
        String wamid = graph.send("""
                {"messaging_product":"whatsapp","to":"+16505551292","type":"template","template":{
                 "name":"appointment_reminder","language":{"code":"en_US"},"components":[
                  {"type":"body","parameters":[
                   {"type":"text","parameter_name":"first_name","text":"Jessica"},
                   {"type":"text","parameter_name":"doctor","text":"Dr. Adler"},
                   {"type":"text","parameter_name":"date","text":"30 November"},
                   {"type":"text","parameter_name":"time","text":"9:30"}]},
                  {"type":"button","sub_type":"quick_reply","index":0,
                   "parameters":[{"type":"payload","payload":"coming-42"}]}]}}""").wamid();

        JsonNode message = business.nextMessage();
        assertThat(message.path("type").asText()).isEqualTo("button");
        assertThat(message.at("/button/text").asText()).isEqualTo("I will come");
        assertThat(message.at("/button/payload").asText()).isEqualTo("coming-42");
        assertThat(message.at("/context/id").asText()).isEqualTo(wamid);
        assertThat(message.at("/context/from").asText()).isEqualTo("15550783881");
    }

    @ParameterizedTest
    @CsvSource({"97, 131056, 400", "89, 131000, 500"})
    void some_numbers_are_refused_once(String digits, int code, int http) throws Exception {
        Graph.Answer refused = graph.sendHello("+165055512" + digits);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(http);

        assertThat(graph.sendHello("+165055512" + digits).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"95, 131050", "96, 130472"})
    void some_numbers_get_no_marketing(String digits, int code) throws Exception {
        graph.post("/v25.0/102290129340398/message_templates", """
                {"name":"offer","language":"en_US","category":"MARKETING",
                 "components":[{"type":"BODY","text":"A new offer"}]}""");
        graph.send("""
                {"messaging_product":"whatsapp","to":"+165055512%s","type":"template",
                 "template":{"name":"offer","language":{"code":"en_US"}}}""".formatted(digits));

        JsonNode failed = business.statusesUntil(status -> true).getFirst();
        assertThat(failed.at("/errors/0/code").asInt()).isEqualTo(code);
        assertThat(graph.sendHello("+165055512" + digits).status()).isEqualTo(200);
        assertThat(nextStatuses(3)).containsExactlyInAnyOrder("sent", "delivered", "read");
    }

    @Test
    void a_message_that_hangs_is_taken_and_reported_but_never_answered() throws Exception {
        assertThatThrownBy(() -> graph.sendHello("+16505551288")).isInstanceOf(HttpTimeoutException.class);

        assertThat(nextStatuses(3)).containsExactlyInAnyOrder("sent", "delivered", "read");
        assertThat(control.counts().accepted()).isEqualTo(1);
    }

    @Test
    void a_dropped_connection_means_that_nothing_was_taken() throws Exception {
        assertThatThrownBy(() -> graph.sendHello("+16505551287"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);

        assertThat(business.hearsNothing()).isTrue();
        assertThat(control.counts().accepted()).isZero();
        assertThat(control.received(0, 10))
                .isNotEmpty()
                .allSatisfy(received -> assertThat(received.outcome()).isEqualTo("dropped"));
    }

    @Test
    void a_control_overrules_the_number() throws Exception {
        control.behaviour("16505551294", WhatsAppControl.Behaviour.DELIVERS);
        graph.sendHello("+16505551294");

        assertThat(nextStatuses(2)).containsExactlyInAnyOrder("sent", "delivered");
    }
}
