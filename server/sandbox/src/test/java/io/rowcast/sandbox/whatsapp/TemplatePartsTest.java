package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part of a template is held against the template, with Meta's code where it does not fit (facts 2.5). */
class TemplatePartsTest extends SandboxCase {
    private static final String BODY = "{'type':'BODY','text':'Take this.'}";
    private static final String CARDS = """
            {'type':'CAROUSEL','cards':[
              {'components':[{'type':'HEADER','format':'IMAGE'},{'type':'BODY','text':'For {{1}}, today only.'},
               {'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'More'},
                {'type':'URL','text':'Shop','url':'https://shop.example.com/{{1}}'}]}]},
              {'components':[{'type':'HEADER','format':'IMAGE'},{'type':'BODY','text':'For {{1}}, today only.'},
               {'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'More'},
                {'type':'URL','text':'Shop','url':'https://shop.example.com/{{1}}'}]}]}]}""";

    @BeforeEach
    void upload() {
        control.media("777", "image/jpeg");
    }

    private void template(String category, String... components) throws Exception {
        String json = ("[" + String.join(",", components) + "]").replace('\'', '"');
        control.makeTemplate("parts", "en_US", category, false, Graph.JSON.readTree(json));
    }

    private Graph.Answer send(String... components) throws Exception {
        String body =
                "{'messaging_product':'whatsapp','to':'+16505551234','type':'template','template':{'name':'parts',"
                        + "'language':{'code':'en_US'},'components':[" + String.join(",", components) + "]}}";
        return graph.send(body.replace('\'', '"'));
    }

    private static String buttons(String... buttons) {
        return "{'type':'BUTTONS','buttons':[" + String.join(",", buttons) + "]}";
    }

    private static String button(String subType, int index, String parameter) {
        return "{'type':'button','sub_type':'" + subType + "','index':" + index + ",'parameters':[" + parameter + "]}";
    }

    private static String header(String parameter) {
        return "{'type':'header','parameters':[" + parameter + "]}";
    }

    private static String card(int index, String id) {
        return "{'card_index':" + index + ",'components':[" + header("{'type':'image','image':{'id':'" + id + "'}}")
                + ",{'type':'body','parameters':[{'type':'text','text':'you'}]},"
                + button("url", 1, "{'type':'text','text':'a'}") + "]}";
    }

    private static String carousel(String... cards) {
        return "{'type':'carousel','cards':[" + String.join(",", cards) + "]}";
    }

    private void takes(String... components) throws Exception {
        Graph.Answer answer = send(components);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private void refuses(int code, String details, String... components) throws Exception {
        Graph.Answer answer = send(components);
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.details()).startsWith(details);
    }

    @Test
    void a_place_in_the_header_needs_its_degrees() throws Exception {
        template("UTILITY", "{'type':'HEADER','format':'LOCATION'}", BODY);

        takes(header(
                "{'type':'location','location':{'latitude':'37.44','longitude':-122.16,'name':'Cafe','address':'1'}}"));
        refuses(131008, "The parameter longitude", header("{'type':'location','location':{'latitude':'37.44'}}"));
        refuses(
                131009,
                "Parameter latitude",
                header("{'type':'location','location':{'latitude':'137','longitude':'1'}}"));
        refuses(132012, "header: Format mismatch, expected LOCATION, received UNKNOWN");
    }

    @Test
    void a_file_in_the_header_must_be_known_and_of_the_kind() throws Exception {
        template("UTILITY", "{'type':'HEADER','format':'DOCUMENT'}", BODY);
        control.media("42", "application/pdf");

        takes(header("{'type':'document','document':{'id':'42','filename':'a.pdf'}}"));
        takes(header("{'type':'document','document':{'link':'https://shop.example.com/a.pdf'}}"));
        refuses(131009, "Media 43", header("{'type':'document','document':{'id':'43'}}"));
        refuses(
                132012,
                "header: Format mismatch, expected DOCUMENT, received IMAGE",
                header("{'type':'image','image':{'id':'777'}}"));
        assertThat(send(header("{'type':'document','document':{'link':'a.pdf'}}"))
                        .code())
                .isEqualTo(100);
    }

    @Test
    void a_header_that_is_not_there_takes_nothing() throws Exception {
        template("UTILITY", BODY);

        refuses(
                132012,
                "header: Format mismatch, expected UNKNOWN, received IMAGE",
                header("{'type':'image','image':{'id':'777'}}"));
    }

    @Test
    void money_and_dates_show_their_fallback() throws Exception {
        template("UTILITY", "{'type':'BODY','text':'You paid {{1}} on {{2}} with us.'}");
        String money = "{'type':'currency','currency':{'fallback_value':'$10.50','code':'USD','amount_1000':10500}}";
        String date = "{'type':'date_time','date_time':{'fallback_value':'Friday'}}";

        takes("{'type':'body','parameters':[" + money + "," + date + "]}");
        assertThat(control.messages("16505551234").getFirst().text()).isEqualTo("You paid $10.50 on Friday with us.");
        refuses(
                100,
                "Parameter 'amount_1000' is mandatory for component parameter type 'currency'",
                "{'type':'body','parameters':[" + money.replace(",'amount_1000':10500", "") + "," + date + "]}");
        refuses(
                132012,
                "Parameter of type currency",
                "{'type':'body','parameters':[" + money.replace("USD", "dollars") + "," + date + "]}");
    }

    @Test
    void a_coupon_has_twenty_characters_at_most() throws Exception {
        template("MARKETING", BODY, buttons("{'type':'QUICK_REPLY','text':'No'}", "{'type':'COPY_CODE'}"));
        String coupon = "{'type':'coupon_code','coupon_code':'%s'}";

        takes(button("COPY_CODE", 1, coupon.formatted("a".repeat(20))));
        refuses(132018, "buttons: Parameter at index 1", button("copy_code", 1, coupon.formatted("a".repeat(21))));
        refuses(131008, "buttons: Button at index 1 of type CopyCode requires a parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow    | {'type':'action','action':{'flow_token':'t','flow_action_data':{'a':1}}} | 0",
                "flow    | {'type':'text','text':'t'} | 132012",
                "catalog | {'type':'action','action':{'thumbnail_product_retailer_id':'a'}} | 0",
                "mpm     | {'type':'action','action':{'sections':[{'title':'A','product_items':[{'product_retailer_id':'a'}]}]}} | 0",
                "mpm     | {'type':'action','action':{'sections':[]}} | 132018",
                "mpm     | {'type':'action','action':{'sections':[{'title':'A'}]}} | 131008",
                "url     | {'type':'text','text':'a'} | 132012"
            })
    void a_button_takes_what_its_type_takes(String subType, String parameter, int code) throws Exception {
        String type = subType.equals("url") ? "FLOW" : subType.toUpperCase(java.util.Locale.ROOT);
        template("MARKETING", BODY, buttons("{'type':'" + type + "','text':'Go'}"));

        assertThat(send(button(subType, 0, parameter.replace("\"", "'"))).code())
                .isEqualTo(code);
    }

    @Test
    void buttons_are_given_once_and_only_where_there_are_any() throws Exception {
        template("MARKETING", BODY, buttons("{'type':'QUICK_REPLY','text':'No'}"));
        String payload = "{'type':'payload','payload':'no'}";

        takes(button("quick_reply", 0, payload));
        refuses(132018, "buttons: the template has no button at index 1", button("quick_reply", 1, payload));
        refuses(
                132018,
                "buttons: Button at index 0 is given twice",
                button("quick_reply", 0, payload),
                button("quick_reply", 0, payload));
        refuses(100, "Template component type footer", "{'type':'footer'}");
    }

    @Test
    void an_address_without_a_gap_takes_no_suffix() throws Exception {
        template("MARKETING", BODY, buttons("{'type':'URL','text':'Go','url':'https://shop.example.com'}"));

        takes();
        refuses(132018, "buttons: Button at index 0 of type Url", button("url", 0, "{'type':'text','text':'a'}"));
    }

    @Test
    void an_offer_says_when_it_ends() throws Exception {
        template(
                "MARKETING",
                BODY,
                "{'type':'LIMITED_TIME_OFFER','limited_time_offer':{'text':'Ends soon','has_expiration':true}}");
        String offer = "{'type':'limited_time_offer','parameters':[{'type':'limited_time_offer',"
                + "'limited_time_offer':{%s}}]}";

        takes(offer.formatted("'expiration_time_ms':1800000000000"));
        refuses(131008, "limited_time_offer: expiration_time_ms is required", offer.formatted(""));
        template("MARKETING", BODY);
        refuses(132012, "limited_time_offer", offer.formatted("'expiration_time_ms':1800000000000"));
    }

    @Test
    void every_card_of_a_carousel_is_filled() throws Exception {
        template("MARKETING", BODY, CARDS);

        takes(carousel(card(1, "777"), card(0, "777")));
        refuses(132018, "carousel: number of cards (1)", carousel(card(0, "777")));
        refuses(132018, "carousel: number of cards (0)");
        refuses(132018, "carousel: card_index 1 is missing", carousel(card(0, "777"), card(0, "777")));
        refuses(131009, "Media 1 of header: image", carousel(card(0, "777"), card(1, "1")));
        refuses(
                131008,
                "buttons: Button at index 1 of type Url requires a parameter",
                carousel(card(0, "777"), card(1, "777").replace("'text':'a'", "'text':''")));
    }

    @Test
    void a_one_time_password_stands_in_body_and_button() throws Exception {
        template(
                "AUTHENTICATION",
                "{'type':'BODY','add_security_recommendation':true}",
                buttons("{'type':'OTP','otp_type':'COPY_CODE'}"));
        String body = "{'type':'body','parameters':[{'type':'text','text':'%s'}]}";
        String copy = button("url", 0, "{'type':'text','text':'%s'}");

        takes(body.formatted("J$FpnYnP"), copy.formatted("J$FpnYnP"));
        refuses(132018, "buttons: Button at index 0 must", body.formatted("J$FpnYnP"), copy.formatted("other"));
        refuses(131008, "buttons: Button at index 0 of type Url", body.formatted("J$FpnYnP"));
        refuses(
                132018,
                "body: Parameter at index 1 exceeds the parameter length limit 15",
                body.formatted("1234567890123456"),
                copy.formatted("1234567890123456"));
    }
}
