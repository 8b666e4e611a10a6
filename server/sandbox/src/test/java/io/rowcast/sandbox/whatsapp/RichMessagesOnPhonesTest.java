package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a phone shows of templates that have more than text. */
class RichMessagesOnPhonesTest extends SandboxCase {
    private static final String DIGITS = "16505551234";

    @Test
    void the_cards_of_a_carousel_are_seen_in_order_and_their_buttons_answer() throws Exception {
        control.media("777", "image/jpeg");
        template("""
                [{'type':'BODY','text':'Two ideas.'},{'type':'CAROUSEL','cards':[
                  {'components':[{'type':'HEADER','format':'IMAGE'},{'type':'BODY','text':'A teapot, {{1}} only.'},
                   {'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'More pots'}]}]},
                  {'components':[{'type':'HEADER','format':'IMAGE'},{'type':'BODY','text':'A mug, {{1}} only.'},
                   {'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'More mugs'}]}]}]}]""");
        send("{'type':'carousel','cards':[" + card(1, "£12") + "," + card(0, "£29") + "]}");

        JsonNode message = messages().path(0);
        assertThat(message.path("cards").findValuesAsText("text"))
                .containsSubsequence("A teapot, £29 only.", "A mug, £12 only.");
        assertThat(message.at("/cards/1/header").asText()).isEqualTo("777");

        press(message.path("wamid").asText(), "{'index':0,'card':1}");

        assertThat(messages().path(1).path("text").asText()).isEqualTo("More mugs");
    }

    @Test
    void an_offer_shows_its_code_and_its_end_and_a_place_its_address() throws Exception {
        template("""
                [{'type':'HEADER','format':'LOCATION'},{'type':'LIMITED_TIME_OFFER',
                  'limited_time_offer':{'text':'Ends soon!','has_expiration':true}},{'type':'BODY','text':'Good news.'},
                 {'type':'BUTTONS','buttons':[{'type':'COPY_CODE','example':'A'}]}]""");
        send("""
                {'type':'header','parameters':[{'type':'location','location':
                  {'latitude':'53.8','longitude':'-1.5','name':'Leeds shop','address':'1 Briggate'}}]},
                {'type':'limited_time_offer','parameters':[{'type':'limited_time_offer',
                  'limited_time_offer':{'expiration_time_ms':1893456000000}}]},
                {'type':'button','sub_type':'copy_code','index':0,'parameters':[{'type':'coupon_code','coupon_code':'SPRING'}]}""");

        JsonNode message = messages().path(0);
        assertThat(message.at("/location/address").asText()).isEqualTo("1 Briggate");
        assertThat(message.path("offer").toString())
                .isEqualTo("{\"text\":\"Ends soon!\",\"code\":\"SPRING\",\"expiresAt\":\"2030-01-01T00:00:00Z\"}");
    }

    private static String card(int index, String price) {
        return "{'card_index':" + index + ",'components':[{'type':'header','parameters':[{'type':'image','image':"
                + "{'id':'777'}}]},{'type':'body','parameters':[{'type':'text','text':'" + price + "'}]}]}";
    }

    private void template(String components) throws Exception {
        control.makeTemplate("rich", "en_US", "MARKETING", false, Graph.JSON.readTree(components.replace('\'', '"')));
    }

    private void send(String components) throws Exception {
        String body =
                "{'messaging_product':'whatsapp','to':'" + DIGITS + "','type':'template','template':{'name':'rich',"
                        + "'language':{'code':'en_US'},'components':[" + components + "]}}";
        Graph.Answer answer = graph.send(body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private void press(String wamid, String where) throws Exception {
        String body = ("{'button':{'wamid':'" + wamid + "'," + where.substring(1) + "}").replace('\'', '"');
        ask(HttpRequest.newBuilder(chat())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode messages() throws Exception {
        return ask(HttpRequest.newBuilder(chat())).path("messages");
    }

    private URI chat() {
        return URI.create(sandbox.url() + "/sandbox/whatsapp/recipients/" + DIGITS + "/messages");
    }

    private static JsonNode ask(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return Graph.JSON.readTree(answer.body());
        }
    }
}
