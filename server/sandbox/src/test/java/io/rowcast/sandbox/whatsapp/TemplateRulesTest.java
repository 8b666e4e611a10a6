package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Meta checks by machine before a template goes to review (facts section 3). */
class TemplateRulesTest extends SandboxCase {
    private static final String EDGE = "/v25.0/102290129340398/message_templates";

    private Graph.Answer create(String category, String components, String... more) throws Exception {
        String body = "{'name':'rules','language':'en_US','category':'" + category + "'," + String.join("", more)
                + "'components':[" + components + "]}";
        return graph.post(EDGE, body.replace('\'', '"'));
    }

    private static String body(String text) {
        return "{'type':'BODY','text':'" + text + "'}";
    }

    private static String buttons(String... buttons) {
        return body("Choose one.") + ",{'type':'BUTTONS','buttons':[" + String.join(",", buttons) + "]}";
    }

    private static String button(String type, String rest) {
        return "{'type':'" + type + "'" + rest + "}";
    }

    private void refused(int subcode, String category, String components, String... more) throws Exception {
        Graph.Answer answer = create(category, components, more);
        assertThat(answer.code()).as(components).isEqualTo(100);
        assertThat(answer.body().at("/error/error_subcode").asInt()).isEqualTo(subcode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{1}} is here. | 2388299",
                "Here is {{1}} | 2388299",
                "From {{1}} to {{3}} we are open. | 0",
                "Take {{1}} {{2}} with you now, please do. | 0",
                "For {{1}} and {{2}} only. | 2388293"
            })
    void variables_are_placed_by_the_rules(String text, int subcode) throws Exception {
        refused(subcode, "UTILITY", body(text));
    }

    @Test
    void texts_are_not_longer_than_allowed() throws Exception {
        refused(0, "UTILITY", body("x".repeat(1_025)));
        refused(0, "UTILITY", "{'type':'HEADER','format':'TEXT','text':'" + "x".repeat(61) + "'}," + body("Hi."));
        refused(0, "UTILITY", body("Hi.") + ",{'type':'FOOTER','text':'" + "x".repeat(61) + "'}");
        refused(0, "UTILITY", body("Hi.") + ",{'type':'FOOTER','text':'For {{1}}.'}");
        refused(0, "UTILITY", buttons(button("QUICK_REPLY", ",'text':'" + "x".repeat(26) + "'")));
        refused(0, "UTILITY", "{'type':'HEADER','format':'TEXT','text':'{{1}} and {{2}}'}," + body("Hi."));
        refused(0, "UTILITY", "{'type':'HEADER','format':'AUDIO'}," + body("Hi."));
        refused(0, "UTILITY", "{'type':'HEADER','format':'TEXT','text':'No body'}");
    }

    @Test
    void buttons_are_counted_and_stand_together() throws Exception {
        String url = button("URL", ",'text':'Go','url':'https://shop.example.com'");
        String reply = button("QUICK_REPLY", ",'text':'No'");
        refused(0, "MARKETING", buttons(url, url, url));
        refused(0, "MARKETING", buttons(reply, url, reply));
        refused(0, "MARKETING", buttons(button("COPY_CODE", ""), button("COPY_CODE", "")));
        refused(0, "MARKETING", buttons(button("DANCE", ",'text':'Go'")));
        refused(0, "MARKETING", buttons(button("URL", ",'text':'Go','url':'https://{{1}}.example.com'")));
        assertThat(create("MARKETING", buttons(reply, reply, url, url)).status())
                .isEqualTo(200);
    }

    @Test
    void a_carousel_has_two_to_ten_cards_that_are_alike() throws Exception {
        String card = "{'components':[{'type':'HEADER','format':'IMAGE'},{'type':'BUTTONS','buttons':["
                + button("QUICK_REPLY", ",'text':'More'") + "]}]}";
        String other = card.replace("IMAGE", "VIDEO");
        String carousel = body("Look.") + ",{'type':'CAROUSEL','cards':[%s]}";

        refused(0, "MARKETING", carousel.formatted(card));
        refused(0, "MARKETING", carousel.formatted(card + "," + other));
        assertThat(create("MARKETING", carousel.formatted(card + "," + card)).status())
                .isEqualTo(200);
    }

    @Test
    void an_offer_is_short_and_for_marketing() throws Exception {
        String offer = body("Look.") + ",{'type':'LIMITED_TIME_OFFER','limited_time_offer':{'text':'%s'}}";

        refused(0, "UTILITY", offer.formatted("Ends soon"));
        refused(0, "MARKETING", offer.formatted("Ends much too soon"));
        assertThat(create("MARKETING", offer.formatted("Ends soon")).status()).isEqualTo(200);
    }

    @Test
    void names_languages_categories_and_times_to_live_are_metas() throws Exception {
        String request =
                "{\"name\":\"%s\",\"language\":\"%s\",\"category\":\"%s\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hi.\"}]}";
        assertThat(graph.post(EDGE, request.formatted("Bad-Name", "en_US", "UTILITY"))
                        .code())
                .isEqualTo(100);
        assertThat(graph.post(EDGE, request.formatted("x".repeat(513), "en_US", "UTILITY"))
                        .code())
                .isEqualTo(100);
        assertThat(graph.post(EDGE, request.formatted("fine", "English", "UTILITY"))
                        .code())
                .isEqualTo(100);
        assertThat(graph.post(EDGE, request.formatted("fine", "en_US", "TRANSACTIONAL"))
                        .code())
                .isEqualTo(100);
        refused(0, "UTILITY", body("Hi."), "'message_send_ttl_seconds':20,");
        refused(0, "MARKETING", body("Hi."), "'message_send_ttl_seconds':60,");
        assertThat(create("UTILITY", body("Hi."), "'message_send_ttl_seconds':60,")
                        .status())
                .isEqualTo(200);
    }
}
