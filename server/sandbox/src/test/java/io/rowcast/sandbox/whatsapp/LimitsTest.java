package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meta's limits (facts section 11), by a clock that only the test moves. */
class LimitsTest extends SandboxCase {
    private static final String NUMBER = WhatsAppControl.PHONE_NUMBER_ID;
    private static final String TEMPLATES = "/v25.0/102290129340398/message_templates";
    private static final String BRAZILIAN = "5511987650001";
    private final Business business = new Business();

    @BeforeEach
    void offer() throws Exception {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
        control.usualBehaviour(WhatsAppControl.Behaviour.BLOCKED, false);
        graph.post(
                TEMPLATES,
                "{\"name\":\"offer\",\"language\":\"en_US\",\"category\":\"MARKETING\","
                        + "\"components\":[{\"type\":\"BODY\",\"text\":\"A new offer\"}]}");
        business.next();
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) Graph.JSON.readTree(text);
    }

    /** The only status that a message to a blocked phone gets: sent, or failed with this code. */
    private int fateOf(String template, String digits) throws Exception {
        Graph.Answer answer = graph.send("{\"messaging_product\":\"whatsapp\",\"to\":\"+" + digits
                + "\",\"type\":\"template\",\"template\":{\"name\":\"" + template
                + "\",\"language\":{\"code\":\"en_US\"}}}");
        if (answer.status() != 200) {
            return answer.code();
        }
        JsonNode status = business.statusesUntil(one -> one.path("id").asText().equals(answer.wamid()))
                .getLast();
        return status.at("/errors/0/code").asInt();
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 80", "COEXISTENCE, 20", "HIGH, 1000"})
    void a_number_sends_as_much_in_a_second_as_its_level_allows(String level, int perSecond) throws Exception {
        control.number(NUMBER, json("{\"throughput\":\"" + level + "\",\"upgradeMs\":0}"));
        if (level.equals("HIGH")) {
            business.next();
        }
        control.limits(json("{\"pair\":false,\"marketingPerUser\":0}"));
        // What comes in counts as well.
        for (int i = 0; i < 5; i++) {
            control.say(BRAZILIAN, "Hi");
        }
        for (int i = 5; i < perSecond; i++) {
            assertThat(graph.sendHello("+" + BRAZILIAN).status()).isEqualTo(200);
        }

        assertThat(graph.sendHello("+" + BRAZILIAN).code()).isEqualTo(130429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(graph.sendHello("+" + BRAZILIAN).status()).isEqualTo(200);
    }

    @Test
    void an_upgrade_of_throughput_answers_131057_until_it_is_told() throws Exception {
        JsonNode during = control.number(NUMBER, json("{\"throughput\":\"HIGH\",\"upgradeMs\":400}"));
        assertThat(during.path("upgrading").asBoolean()).isTrue();
        Graph.Answer refused = graph.sendHello("+" + BRAZILIAN);
        assertThat(refused.code()).isEqualTo(131057);
        assertThat(refused.status()).isEqualTo(500);

        JsonNode entry = business.next().json().at("/entry/0");
        assertThat(entry.path("time").isIntegralNumber()).isTrue();
        assertThat(entry.at("/changes/0/field").asText()).isEqualTo("phone_number_quality_update");
        assertThat(entry.at("/changes/0/value/event").asText()).isEqualTo("THROUGHPUT_UPGRADE");
        assertThat(graph.sendHello("+" + BRAZILIAN).status()).isEqualTo(200);
        assertThat(graph.get("/v25.0/" + NUMBER).body().at("/throughput/level").asText())
                .isEqualTo("HIGH");
    }

    @Test
    void a_portfolio_writes_to_as_many_people_in_24_hours_as_its_tier_allows() throws Exception {
        control.limits(json("{\"perSecond\":0}"));
        control.number(NUMBER, json("{\"messagingLimit\":\"TIER_250\"}"));
        JsonNode told = business.next().json().at("/entry/0/changes/0");
        assertThat(told.path("field").asText()).isEqualTo("business_capability_update");
        assertThat(told.at("/value/max_daily_conversations_per_business").asInt())
                .isEqualTo(250);
        for (int i = 0; i < 250; i++) {
            assertThat(graph.sendHello("+44740000%04d".formatted(i)).status()).isEqualTo(200);
            if (i == 0) {
                clock.advance(Duration.ofMinutes(1));
            }
        }

        Graph.Answer oneTooMany = graph.sendHello("+447400009999");
        assertThat(oneTooMany.code()).isEqualTo(131048);
        assertThat(oneTooMany.status()).isEqualTo(400);
        assertThat(graph.sendHello("+447400000200").status())
                .as("somebody who was written to already")
                .isEqualTo(200);
        control.say("447400008888", "Hi");
        assertThat(graph.sendHello("+447400008888").status())
                .as("somebody whose window is open")
                .isEqualTo(200);
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        assertThat(graph.sendHello("+447400009999").status())
                .as("24 hours after the first")
                .isEqualTo(200);
        assertThat(graph.sendHello("+447400009998").code()).isEqualTo(131048);
    }

    @Test
    void the_numbers_of_a_portfolio_share_its_limit_and_those_of_another_do_not() throws Exception {
        control.limits(json("{\"perSecond\":0}"));
        control.number(NUMBER, json("{\"messagingLimit\":\"TIER_250\"}"));
        JsonNode same = control.account(json("{\"numbers\":[{\"displayNumber\":\"+1 555 010 0002\"}]}"));
        JsonNode other = control.account(json("{\"portfolioId\":\"900000000000001\"}"));
        for (int i = 0; i < 250; i++) {
            graph.sendHello("+44740000%04d".formatted(i));
        }

        assertThat(sendFrom(same, "+447400009999").code()).isEqualTo(131048);
        assertThat(sendFrom(other, "+447400009999").status()).isEqualTo(200);
    }

    private Graph.Answer sendFrom(JsonNode account, String to) throws Exception {
        return new Graph(sandbox.url(), account.path("token").asText())
                .post("/v25.0/" + account.at("/numbers/0/id").asText() + "/messages", Graph.hello(to));
    }

    @Test
    void a_message_over_the_portfolios_limit_may_fail_later_under_a_code_of_ones_choice() throws Exception {
        control.limits(json("{\"perSecond\":0,\"overMessagingLimit\":\"failed\",\"overMessagingLimitCode\":131049}"));
        control.number(NUMBER, json("{\"messagingLimit\":\"TIER_250\"}"));
        for (int i = 0; i < 250; i++) {
            graph.sendHello("+44740000%04d".formatted(i));
        }

        assertThat(fateOf("hello_world", "447400009999")).isEqualTo(131049);
        control.limits(json("{\"messagingLimit\":false}"));
        assertThat(fateOf("hello_world", "447400009998")).isZero();
    }

    @Test
    void a_person_takes_only_so_much_marketing_in_24_hours() throws Exception {
        control.limits(json("{\"marketingPerUser\":2}"));
        assertThat(fateOf("offer", BRAZILIAN)).isZero();
        assertThat(fateOf("offer", BRAZILIAN)).isZero();

        assertThat(fateOf("offer", BRAZILIAN)).isEqualTo(131049);
        assertThat(fateOf("hello_world", BRAZILIAN)).as("not marketing").isZero();
        clock.advance(Duration.ofHours(24));
        assertThat(fateOf("offer", BRAZILIAN)).isZero();
    }

    @Test
    void marketing_in_an_open_window_does_not_count() throws Exception {
        control.limits(json("{\"marketingPerUser\":1}"));
        control.say(BRAZILIAN, "Any news?");
        business.next();

        assertThat(fateOf("offer", BRAZILIAN)).isZero();
        assertThat(fateOf("offer", BRAZILIAN)).isZero();
        clock.advance(Duration.ofHours(24));
        assertThat(fateOf("offer", BRAZILIAN)).isZero();
        assertThat(fateOf("offer", BRAZILIAN)).isEqualTo(131049);
    }

    @ParameterizedTest
    @CsvSource({"447400000001", "819012345678", "821012345678", "4915112345678", "4790123456"})
    void europe_britain_japan_and_korea_have_no_limit_on_marketing(String digits) throws Exception {
        control.limits(json("{\"marketingPerUser\":1}"));

        assertThat(fateOf("offer", digits)).isZero();
        assertThat(fateOf("offer", digits)).isZero();
    }

    @Test
    void no_marketing_goes_to_the_united_states_until_that_is_switched_off() throws Exception {
        assertThat(fateOf("offer", "12125550123")).isEqualTo(131049);
        assertThat(fateOf("hello_world", "12125550123")).isZero();
        assertThat(fateOf("offer", "14165550123")).as("Canada").isZero();

        control.limits(json("{\"usMarketing\":false}"));
        assertThat(fateOf("offer", "12125550123")).isZero();
    }

    @Test
    void somebody_who_resumes_gets_marketing_again() throws Exception {
        control.preference(BRAZILIAN, true);
        business.next();
        assertThat(fateOf("offer", BRAZILIAN)).isEqualTo(131050);

        control.preference(BRAZILIAN, false);
        assertThat(business.next()
                        .json()
                        .at("/entry/0/changes/0/value/user_preferences/0/value")
                        .asText())
                .isEqualTo("resume");
        assertThat(fateOf("offer", BRAZILIAN)).isZero();
    }
}
