package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.restfb.BinaryAttachment;
import com.restfb.Body;
import com.restfb.Connection;
import com.restfb.DefaultFacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.json.Json;
import com.restfb.json.JsonObject;
import com.restfb.types.FacebookType;
import com.restfb.types.whatsapp.WhatsAppBusinessPhoneNumber;
import com.restfb.types.whatsapp.WhatsAppMessageTemplate;
import com.restfb.types.whatsapp.platform.SendMessage;
import com.restfb.types.whatsapp.platform.SuccessfulResponse;
import com.restfb.types.whatsapp.platform.send.Image;
import com.restfb.types.whatsapp.platform.send.Text;
import io.rowcast.sandbox.client.WhatsAppControl;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * RestFB, a client of Meta's Graph API from Maven Central, unmodified, against the sandbox: {@code setFacebookEndpointUrls} is
 * all that points it here. It sends the token and the parameters as Graph's own clients do, in the query and as forms.
 */
class RestFbTest extends SandboxCase {
    private static final String TO = "16505551234";
    private static final String MESSAGES = WhatsAppControl.PHONE_NUMBER_ID + "/messages";

    private DefaultFacebookClient meta;

    @BeforeEach
    void connect() {
        meta = client(WhatsAppControl.TOKEN);
        control.say(TO, "Hi");
    }

    private DefaultFacebookClient client(String token) {
        DefaultFacebookClient client = new DefaultFacebookClient(token, Version.LATEST);
        client.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return sandbox.url().toString();
            }
        });
        return client;
    }

    private String lastText() {
        return control.messages(TO).getLast().text();
    }

    private FacebookType upload() {
        byte[] png = "not a real picture, but nobody looks".getBytes(StandardCharsets.UTF_8);
        return meta.publish(
                WhatsAppControl.PHONE_NUMBER_ID + "/media",
                FacebookType.class,
                BinaryAttachment.with("file", "dot.png", png, "image/png"),
                Parameter.with("messaging_product", "whatsapp"),
                Parameter.with("type", "image/png"));
    }

    @Test
    void a_text_is_sent() {
        SendMessage message = new SendMessage(TO);
        message.setText(new Text("Hello from RestFB"));

        SuccessfulResponse answer = meta.publish(MESSAGES, SuccessfulResponse.class, Body.withData(message));

        assertThat(answer.getMessages().getFirst().getId()).startsWith("wamid.");
        assertThat(answer.getContacts().getFirst().getWaId()).isEqualTo(TO);
        assertThat(lastText()).isEqualTo("Hello from RestFB");
    }

    @Test
    void a_template_is_sent_as_a_form_whose_members_are_json() {
        JsonObject template = Json.parse("""
                        {"name":"order_update","language":{"code":"en_US"},"components":[
                         {"type":"header","parameters":[{"type":"text","text":"A-7"}]},
                         {"type":"body","parameters":[{"type":"text","text":"Pablo"},{"type":"text","text":"A-7"},
                          {"type":"date_time","date_time":{"fallback_value":"Friday"}}]}]}""").asObject();

        SuccessfulResponse answer = meta.publish(
                MESSAGES,
                SuccessfulResponse.class,
                Parameter.with("messaging_product", "whatsapp"),
                Parameter.with("to", TO),
                Parameter.with("type", "template"),
                Parameter.with("template", template));

        assertThat(answer.getMessages()).hasSize(1);
        assertThat(lastText()).startsWith("Hello Pablo, your order A-7 has left our warehouse and arrives on Friday.");
    }

    @Test
    void a_file_is_uploaded_and_sent() {
        FacebookType media = upload();
        SendMessage message = new SendMessage(TO);
        message.setMedia(new Image(media.getId()));

        SuccessfulResponse answer = meta.publish(MESSAGES, SuccessfulResponse.class, Body.withData(message));

        assertThat(answer.getMessages()).hasSize(1);
        assertThat(meta.fetchObject(media.getId(), JsonObject.class).getString("mime_type", ""))
                .isEqualTo("image/png");
        assertThat(meta.deleteObject(media.getId())).isTrue();
    }

    @Test
    void templates_are_listed_page_by_page() {
        Connection<WhatsAppMessageTemplate> first = templatesAfter("");
        Connection<WhatsAppMessageTemplate> second = templatesAfter(first.getAfterCursor());
        List<WhatsAppMessageTemplate> templates = new ArrayList<>(first.getData());
        templates.addAll(second.getData());

        assertThat(first.hasNext()).isTrue();
        assertThat(second.hasNext()).isFalse();
        assertThat(templates).hasSize(6);
        assertThat(templates.getFirst().getName()).isEqualTo("spring_sale");
        assertThat(templates.getFirst().getComponents()).hasSize(4);
        assertThat(templates.getFirst().getParameterFormat())
                .isEqualTo(WhatsAppMessageTemplate.ParameterFormat.POSITIONAL);
        assertThat(templates.getFirst().getQualityScore().getScore()).isEqualTo("GREEN");
    }

    /** By cursor, since RestFB asks for the address in {@code next} by https whatever Meta wrote. */
    private Connection<WhatsAppMessageTemplate> templatesAfter(String cursor) {
        return meta.fetchConnection(
                WhatsAppControl.WABA_ID + "/message_templates",
                WhatsAppMessageTemplate.class,
                Parameter.withLimit(4),
                Parameter.with("after", cursor),
                Parameter.withFields("name,status,language,category,components,quality_score,parameter_format"));
    }

    @Test
    void the_number_is_described() {
        WhatsAppBusinessPhoneNumber number =
                meta.fetchObject(WhatsAppControl.PHONE_NUMBER_ID, WhatsAppBusinessPhoneNumber.class);

        assertThat(number.getVerifiedName()).isEqualTo("Rowcast Demo");
        assertThat(number.getThroughput().getLevel()).isNotNull();
    }

    @Test
    void a_refusal_arrives_as_the_exception_that_meta_causes() {
        SendMessage message = new SendMessage(TO);
        message.setText(new Text("x".repeat(4_097)));
        assertThatThrownBy(() -> meta.publish(MESSAGES, SuccessfulResponse.class, Body.withData(message)))
                .isInstanceOfSatisfying(
                        FacebookOAuthException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(100));

        message.setText(new Text("Fine"));
        assertThatThrownBy(() ->
                        client("another token").publish(MESSAGES, SuccessfulResponse.class, Body.withData(message)))
                .isInstanceOfSatisfying(
                        FacebookOAuthException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(190));
    }
}
