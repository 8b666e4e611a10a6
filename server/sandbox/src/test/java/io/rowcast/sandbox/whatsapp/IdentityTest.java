package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People without a phone number (facts section 12), held against fixtures wh-*-bsuid. */
class IdentityTest extends SandboxCase {
    private static final String DIGITS = "16505551234";
    private static final String ID = "US.13491208655302741918";
    private static final String OTHER_ID = "US.24817305912873645029";
    private final Business business = new Business();
    private final List<JsonNode> values = new ArrayList<>();

    @BeforeEach
    void listen() {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
        control.usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, false);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    private static String helloTo(String members) {
        return "{\"messaging_product\":\"whatsapp\"," + members
                + ",\"type\":\"template\",\"template\":{\"name\":\"hello_world\",\"language\":{\"code\":\"en_US\"}}}";
    }

    private JsonNode nextValue() throws InterruptedException {
        return business.next().json().at("/entry/0/changes/0/value");
    }

    /** Webhooks keep no order: the value that tells this status, of those that came and come. */
    private JsonNode valueOf(String status) throws InterruptedException {
        while (true) {
            for (JsonNode value : values) {
                if (value.at("/statuses/0/status").asText().equals(status)) {
                    return value;
                }
            }
            values.add(nextValue());
        }
    }

    /** The names of all members in all depths, as {@code contacts.profile.name}. */
    private static Set<String> members(JsonNode node, String path) {
        Set<String> names = new TreeSet<>();
        node.properties().forEach(member -> {
            String name = path + member.getKey();
            names.add(name);
            names.addAll(members(member.getValue(), name + "."));
        });
        if (node.isArray()) {
            node.forEach(element -> names.addAll(members(element, path)));
        }
        return names;
    }

    /** A recorded value's members without those of linked portfolios, which the sandbox has none of. */
    private static Set<String> recorded(String file) throws Exception {
        JsonNode json = Fixtures.all().stream()
                .filter(fixture -> fixture.file().endsWith("yvfl__api-whatsapp-docs/" + file))
                .findFirst()
                .orElseThrow()
                .json();
        Set<String> names = members(json.at("/entry/0/changes/0/value"), "");
        names.removeIf(name -> name.contains("parent"));
        return names;
    }

    @Test
    void a_hidden_number_stands_nowhere_in_an_inbound_message() throws Exception {
        control.identify(DIGITS, ID, "@realsheenanelson", true);

        control.say(DIGITS, "Does it come in another color?");

        JsonNode value = nextValue();
        assertThat(value.toString()).doesNotContain(DIGITS);
        assertThat(value.at("/messages/0/from_user_id").asText()).isEqualTo(ID);
        assertThat(members(value, "")).isEqualTo(recorded("wh-msg-text-bsuid-1.json"));
    }

    @Test
    void a_status_of_a_message_to_a_user_id_has_no_number() throws Exception {
        control.identify(DIGITS, ID, "@pablomorales", true);
        Graph.Answer answer = graph.send(helloTo("\"recipient\":\"" + ID + "\""));
        assertThat(answer.body().at("/contacts/0/user_id").asText()).isEqualTo(ID);
        assertThat(answer.body().at("/contacts/0").has("wa_id")).isFalse();

        assertThat(valueOf("sent").at("/contacts/0/profile").has("username")).isFalse();
        JsonNode delivered = valueOf("delivered");
        assertThat(delivered.toString()).doesNotContain(DIGITS);
        assertThat(members(delivered, "")).isEqualTo(recorded("wh-status-delivered-bsuid-2.json"));
        assertThat(control.messages(DIGITS)).hasSize(1);
    }

    @Test
    void a_status_of_a_message_to_a_number_names_both() throws Exception {
        control.identify(DIGITS, ID, "@pablomorales", true);
        graph.send(helloTo("\"to\":\"+" + DIGITS + "\""));

        JsonNode delivered = valueOf("delivered");
        assertThat(delivered.at("/statuses/0/recipient_id").asText()).isEqualTo(DIGITS);
        assertThat(members(delivered, "")).isEqualTo(recorded("wh-status-delivered-bsuid-1.json"));
    }

    @Test
    void a_failed_status_has_no_contacts() throws Exception {
        control.behaviour(DIGITS, WhatsAppControl.Behaviour.NOT_ON_WHATSAPP);
        graph.sendHello("+" + DIGITS);

        JsonNode failed = nextValue();
        assertThat(failed.at("/statuses/0/status").asText()).isEqualTo("failed");
        assertThat(failed.has("contacts")).isFalse();
    }

    @Test
    void the_number_wins_when_both_stand_and_the_answer_names_both() throws Exception {
        control.identify(DIGITS, ID, null, false);

        Graph.Answer answer = graph.send(helloTo("\"to\":\"+" + DIGITS + "\",\"recipient\":\"" + OTHER_ID + "\""));

        assertThat(answer.body().at("/contacts/0/wa_id").asText()).isEqualTo(DIGITS);
        assertThat(answer.body().at("/contacts/0/user_id").asText()).isEqualTo(OTHER_ID);
        assertThat(control.messages(DIGITS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"16505551234, US", "447400000001, GB", "4915112345678, DE", "5511987654321, BR", "14165550123, CA"})
    void everybody_has_a_user_id_of_the_country_of_the_number(String digits, String country) throws Exception {
        control.say(digits, "Hi");

        JsonNode value = nextValue();
        String userId = value.at("/contacts/0/user_id").asText();
        assertThat(userId).matches(country + "\\.[0-9]{20}");
        assertThat(value.at("/messages/0/from_user_id").asText()).isEqualTo(userId);
        assertThat(value.at("/messages/0/from").asText()).isEqualTo(digits);
        assertThat(graph.send(helloTo("\"recipient\":\"" + userId + "\"")).status())
                .isEqualTo(200);
        assertThat(control.messages(digits)).hasSize(2);
    }

    @Test
    void a_changed_user_id_is_told_twice_and_the_old_one_means_nobody() throws Exception {
        control.identify(DIGITS, ID, null, true);
        control.changeUserId(DIGITS, OTHER_ID);

        List<JsonNode> changes = List.of(business.next().json(), business.next().json()).stream()
                .map(json -> json.at("/entry/0/changes/0"))
                .sorted(java.util.Comparator.comparing(
                        change -> change.path("field").asText()))
                .toList();
        JsonNode system = changes.getFirst().at("/value/messages/0");
        assertThat(system.path("type").asText()).isEqualTo("system");
        assertThat(system.at("/system/type").asText()).isEqualTo("user_changed_user_id");
        assertThat(system.at("/system/user_id").asText()).isEqualTo(OTHER_ID);
        assertThat(system.has("from")).isFalse();
        assertThat(changes.getLast().path("field").asText()).isEqualTo("user_id_update");
        JsonNode update = changes.getLast().at("/value/user_id_update/0");
        assertThat(update.at("/user_id/previous").asText()).isEqualTo(ID);
        assertThat(update.at("/user_id/current").asText()).isEqualTo(OTHER_ID);
        assertThat(changes.toString()).doesNotContain(DIGITS);

        graph.send(helloTo("\"recipient\":\"" + OTHER_ID + "\""));
        assertThat(control.messages(DIGITS)).hasSize(1);
        graph.send(helloTo("\"recipient\":\"" + ID + "\""));
        assertThat(control.messages(DIGITS)).hasSize(1);
    }

    @Test
    void a_changed_number_takes_the_chat_along_and_leaves_nobody_behind() throws Exception {
        control.say(DIGITS, "Hi");
        business.next();

        control.changeNumber(DIGITS, "12195555358");

        JsonNode first = nextValue();
        JsonNode message =
                first.has("messages") ? first.at("/messages/0") : nextValue().at("/messages/0");
        assertThat(message.path("from").asText()).isEqualTo(DIGITS);
        assertThat(message.at("/system/type").asText()).isEqualTo("user_changed_number");
        assertThat(message.at("/system/wa_id").asText()).isEqualTo("12195555358");
        assertThat(message.at("/system/body").asText()).endsWith("changed from 16505551234 to 12195555358");
        assertThat(message.at("/system/user_id").asText()).startsWith("US.");
        assertThat(control.messages("12195555358")).hasSize(1);
        assertThat(graph.sendText("+12195555358", "Welcome back").status()).isEqualTo(200);

        graph.sendHello("+" + DIGITS);
        List<JsonNode> statuses =
                business.statusesUntil(status -> status.path("status").asText().equals("failed"));
        assertThat(statuses.getLast().at("/errors/0/code").asInt()).isEqualTo(131026);
    }

    @Test
    void an_authentication_template_needs_a_number() throws Exception {
        graph.post("/v25.0/102290129340398/message_templates", """
                {"name":"login","language":"en_US","category":"AUTHENTICATION","components":[{"type":"BODY"},
                 {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]}""");

        Graph.Answer refused = graph.send("""
                {"messaging_product":"whatsapp","recipient":"%s","type":"template",
                 "template":{"name":"login","language":{"code":"en_US"},"components":[
                 {"type":"body","parameters":[{"type":"text","text":"123456"}]},
                 {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]}}""".formatted(ID));

        assertThat(refused.code()).as(refused.body().toString()).isEqualTo(131062);
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void a_user_id_in_another_form_is_refused_by_the_control() {
        assertThatThrownBy(() -> control.identify(DIGITS, "13491208655302741918", null, true))
                .hasMessageContaining("is not a user id");
    }
}
