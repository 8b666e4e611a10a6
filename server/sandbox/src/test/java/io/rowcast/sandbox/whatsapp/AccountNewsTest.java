package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Meta tells of accounts and numbers (facts 8.4), and what it does to sends. */
class AccountNewsTest extends SandboxCase {
    private static final String SOMEBODY = "+447400000001";
    private final Business business = new Business();

    @BeforeEach
    void listen() {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
        control.usualBehaviour(WhatsAppControl.Behaviour.BLOCKED, false);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) Graph.JSON.readTree(text);
    }

    private void event(String body) throws Exception {
        control.accountEvent(WhatsAppControl.WABA_ID, json(body));
    }

    private static Set<String> members(JsonNode value) {
        Set<String> members = new TreeSet<>();
        value.fieldNames().forEachRemaining(members::add);
        return members;
    }

    private static JsonNode recorded(String kind) throws Exception {
        return Fixtures.ofKind(kind).getFirst().json().at("/entry/0/changes/0/value");
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT_VIOLATION", "DISABLED_UPDATE", "ACCOUNT_DELETED"})
    void an_event_has_the_members_of_the_recorded_one(String event) throws Exception {
        event("{\"event\":\"" + event + "\"}");

        JsonNode entry = business.next().json().at("/entry/0");
        assertThat(entry.path("time").isIntegralNumber()).isTrue();
        assertThat(entry.path("id").asText()).isEqualTo(WhatsAppControl.WABA_ID);
        assertThat(entry.at("/changes/0/field").asText()).isEqualTo("account_update");
        JsonNode value = entry.at("/changes/0/value");
        assertThat(members(value)).isEqualTo(members(recorded("wh-account_update-" + event)));
    }

    @Test
    void a_restricted_account_starts_no_conversation_until_the_restriction_ends() throws Exception {
        control.say("447400000001", "Hi");
        business.next();
        event("{\"event\":\"ACCOUNT_RESTRICTION\"}");
        JsonNode info = business.next().json().at("/entry/0/changes/0/value/restriction_info/0");
        assertThat(info.path("restriction_type").asText()).isEqualTo("RESTRICTED_BIZ_INITIATED_MESSAGING");

        Graph.Answer refused = graph.sendHello("+447400000002");
        assertThat(refused.code()).isEqualTo(368);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(graph.sendText(SOMEBODY, "An answer").status()).isEqualTo(200);

        clock.advance(Duration.ofDays(7));
        assertThat(graph.sendHello("+447400000002").status()).isEqualTo(200);
    }

    @Test
    void a_disabled_account_sends_nothing_until_it_is_reinstated() throws Exception {
        event("{\"event\":\"DISABLED_UPDATE\"}");
        assertThat(business.next()
                        .json()
                        .at("/entry/0/changes/0/value/ban_info/waba_ban_date")
                        .asText())
                .isEqualTo("November 24, 2026");
        assertThat(graph.sendHello(SOMEBODY).code()).isEqualTo(131031);

        event("{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{\"waba_ban_state\":\"SCHEDULE_FOR_DISABLE\"}}");
        assertThat(graph.sendHello(SOMEBODY).code()).isEqualTo(131031);
        event("{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{\"waba_ban_state\":\"REINSTATE\"}}");
        assertThat(graph.sendHello(SOMEBODY).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_account_is_unknown() throws Exception {
        event("{\"event\":\"ACCOUNT_DELETED\"}");

        assertThat(graph.sendHello(SOMEBODY).body().at("/error/error_subcode").asInt())
                .isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({"BANNED, 131031", "DISCONNECTED, 133010", "FLAGGED, 0"})
    void the_status_of_a_number_decides_whether_it_sends(String status, int code) throws Exception {
        control.number(WhatsAppControl.PHONE_NUMBER_ID, json("{\"status\":\"" + status + "\"}"));

        assertThat(graph.sendHello(SOMEBODY).code()).isEqualTo(code);
        assertThat(graph.get("/v25.0/106540352242922?fields=status")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo(status);
    }

    @Test
    void quality_and_name_are_told_in_the_recorded_form() throws Exception {
        control.number(WhatsAppControl.PHONE_NUMBER_ID, json("{\"quality\":\"RED\"}"));
        JsonNode flagged = business.next().json().at("/entry/0/changes/0/value");
        assertThat(flagged.path("event").asText()).isEqualTo("FLAGGED");
        assertThat(members(flagged)).containsAll(members(recorded("wh-phone_number_quality_update-FLAGGED")));

        control.number(WhatsAppControl.PHONE_NUMBER_ID, json("{\"nameStatus\":\"APPROVED\",\"name\":\"Lucky Shrub\"}"));
        JsonNode named = business.next().json().at("/entry/0/changes/0");
        assertThat(named.path("field").asText()).isEqualTo("phone_number_name_update");
        assertThat(members(named.path("value"))).isEqualTo(members(recorded("wh-phone_number_name_update")));
        JsonNode number = graph.get("/v25.0/106540352242922").body();
        assertThat(number.path("verified_name").asText()).isEqualTo("Lucky Shrub");
        assertThat(number.path("quality_rating").asText()).isEqualTo("RED");
    }

    @Test
    void a_second_account_has_its_own_token_numbers_templates_and_webhooks() throws Exception {
        JsonNode account = control.account(json("""
                {"wabaId":"300000000000001","portfolioId":"900000000000001",
                 "numbers":[{"id":"400000000000001","displayNumber":"+44 20 7946 0001"},{"id":"400000000000002"}]}"""));
        Graph second = new Graph(sandbox.url(), account.path("token").asText());

        assertThat(second.get("/v25.0/300000000000001/phone_numbers").body().path("data"))
                .hasSize(2);
        assertThat(second.post("/v25.0/400000000000001/messages", Graph.hello(SOMEBODY))
                        .status())
                .isEqualTo(200);
        JsonNode entry = business.next().json().at("/entry/0");
        assertThat(entry.path("id").asText()).isEqualTo("300000000000001");
        assertThat(entry.at("/changes/0/value/metadata/phone_number_id").asText())
                .isEqualTo("400000000000001");
        assertThat(entry.at("/changes/0/value/metadata/display_phone_number").asText())
                .isEqualTo("442079460001");

        assertThat(graph.post("/v25.0/400000000000001/messages", Graph.hello(SOMEBODY))
                        .code())
                .as("by another account's token")
                .isEqualTo(100);
        assertThat(second.get("/v25.0/102290129340398/message_templates").code())
                .isEqualTo(100);
    }

    @Test
    void an_unknown_event_is_refused_with_those_that_are_known() {
        assertThatThrownBy(() -> event("{\"event\":\"ACCOUNT_RESTRICTED\"}"))
                .hasMessageContaining("ACCOUNT_RESTRICTION, DISABLED_UPDATE");
    }
}
