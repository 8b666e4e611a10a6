package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.ControlFailedException;
import io.rowcast.sandbox.client.WhatsAppControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneControlTest extends SandboxCase {
    private static final String DIGITS = "16505551234";
    private final Business business = new Business();

    @BeforeEach
    void listen() {
        control.webhook(business.hook(), WhatsAppControl.APP_SECRET, WhatsAppControl.VERIFY_TOKEN);
        control.usualBehaviour(WhatsAppControl.Behaviour.DELIVERS, true);
    }

    @AfterEach
    void hangUp() {
        business.close();
    }

    @Test
    void opening_the_chat_reads_what_has_arrived() throws Exception {
        graph.sendHello("+" + DIGITS);
        business.statuses(2);
        assertThat(control.recipients())
                .singleElement()
                .satisfies(phone -> assertThat(phone.unread()).isEqualTo(1));

        control.read(DIGITS);

        assertThat(business.statusesUntil(status -> true)
                        .getFirst()
                        .path("status")
                        .asText())
                .isEqualTo("read");
        assertThat(control.recipients().getFirst().unread()).isZero();
    }

    @Test
    void a_reply_can_quote_a_message() throws Exception {
        String wamid = graph.sendHello("+" + DIGITS).wamid();

        control.reply(DIGITS, "Which order?", wamid);

        JsonNode message = business.nextMessage();
        assertThat(message.at("/context/id").asText()).isEqualTo(wamid);
        assertThat(message.at("/text/body").asText()).isEqualTo("Which order?");
        assertThat(control.messages(DIGITS))
                .extracting(WhatsAppControl.Message::direction)
                .containsExactly("outbound", "inbound");
    }

    @Test
    void a_reply_button_and_a_list_row_answer_with_their_ids() throws Exception {
        control.say(DIGITS, "Hi");
        business.nextMessage();
        String buttons = graph.send("""
                {"messaging_product":"whatsapp","to":"+16505551234","type":"interactive","interactive":{"type":"button",
                 "body":{"text":"Coming?"},"action":{"buttons":[
                  {"type":"reply","reply":{"id":"y","title":"Yes"}},{"type":"reply","reply":{"id":"n","title":"No"}}]}}}""").wamid();
        control.tap(DIGITS, buttons, 1);
        assertThat(business.nextMessage().at("/interactive/button_reply/id").asText())
                .isEqualTo("n");

        String list = graph.send("""
                {"messaging_product":"whatsapp","to":"+16505551234","type":"interactive","interactive":{"type":"list",
                 "body":{"text":"When?"},"action":{"button":"Times","sections":[
                  {"title":"Morning","rows":[{"id":"am","title":"9:00","description":"Early"}]},
                  {"title":"Evening","rows":[{"id":"pm","title":"18:00"}]}]}}}""").wamid();
        control.tap(DIGITS, list, 0);
        JsonNode row = business.nextMessage().at("/interactive/list_reply");
        assertThat(row.path("id").asText()).isEqualTo("am");
        assertThat(row.path("description").asText()).isEqualTo("Early");
    }

    @Test
    void a_control_that_asks_for_the_impossible_says_why() throws Exception {
        String wamid = graph.sendHello("+" + DIGITS).wamid();

        assertThatThrownBy(() -> control.tap(DIGITS, wamid, 0))
                .isInstanceOf(ControlFailedException.class)
                .hasMessageContaining("the message has 0 buttons");
        assertThatThrownBy(() -> control.reply(DIGITS, "Hi", "wamid.unknown"))
                .hasMessageContaining("there is no message wamid.unknown");
        assertThatThrownBy(() -> control.say(DIGITS, " ")).hasMessageContaining("give \"text\"");
    }

    @Test
    void a_reaction_names_its_message_and_can_be_taken_back() throws Exception {
        String wamid = graph.sendHello("+" + DIGITS).wamid();

        control.react(DIGITS, wamid, "👍");
        JsonNode reaction = business.nextMessage();
        assertThat(reaction.path("type").asText()).isEqualTo("reaction");
        assertThat(reaction.at("/reaction/message_id").asText()).isEqualTo(wamid);
        assertThat(reaction.at("/reaction/emoji").asText()).isEqualTo("👍");

        control.react(DIGITS, wamid, "");
        assertThat(business.nextMessage().path("reaction").has("emoji")).isFalse();
    }

    @Test
    void a_picture_is_sent_in_the_recorded_form_and_can_be_fetched_with_the_token() throws Exception {
        byte[] picture = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};
        control.sendFile(DIGITS, "image/jpeg", picture, "Look <here>");

        JsonNode image = business.nextMessage().path("image");
        assertThat(image.path("mime_type").asText()).isEqualTo("image/jpeg");
        assertThat(image.path("caption").asText()).isEqualTo("Look <here>");
        assertThat(image.path("sha256").asText())
                .isEqualTo(java.util.Base64.getEncoder()
                        .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(picture)));
        JsonNode described = graph.get("/v25.0/" + image.path("id").asText()).body();
        assertThat(described.path("file_size").asInt()).isEqualTo(picture.length);
        assertThat(control.messages(DIGITS).getFirst().text()).isEqualTo("Look <here>");

        assertThatThrownBy(() -> control.sendFile(DIGITS, "text/html", picture, ""))
                .hasMessageContaining("people send files of these types");
    }

    @Test
    void the_page_shows_itself() throws Exception {
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(sandbox.url() + "/sandbox"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<title>").doesNotContain("https://").doesNotContain("<script>");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
    }
}
