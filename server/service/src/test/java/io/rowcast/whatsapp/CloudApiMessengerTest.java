package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.dispatch.Messenger;
import io.rowcast.dispatch.MessengerContract;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.json.Json;
import io.rowcast.render.Rendered;
import io.rowcast.render.Renderer;
import io.rowcast.render.Source;
import io.rowcast.render.Template;
import io.rowcast.render.TemplateInput;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.workspace.MirroredTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real client against the sandbox, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudApiMessengerTest implements MessengerContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicInteger people = new AtomicInteger(1_000);
    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
    private final Connected connected;

    CloudApiMessengerTest(@TempDir Path folder) throws IOException {
        connected = new Connected(sandbox.url(), Duration.ofSeconds(2), folder);
    }

    @BeforeAll
    void behaveAsTold() throws IOException, InterruptedException {
        control("PUT", "behaviour", "{\"default\":\"delivers\",\"byNumber\":false}");
        control("PUT", "pace", "{\"answerMs\":0}");
    }

    @AfterAll
    void close() {
        connected.close();
        sandbox.close();
    }

    @Override
    public Messenger messenger() {
        return connected.messenger;
    }

    @Override
    public Outbound deliverable() {
        return to("delivers");
    }

    @Override
    public Outbound toBusyRecipient() {
        return to("pair-limited-once");
    }

    @Override
    public Outbound unacceptable() {
        return connected.outbound(helloWorld("+447400123456").replace("hello_world", "no_such_template"));
    }

    @Override
    public Outbound withLostAnswer() {
        return to("hangs");
    }

    @Override
    public int taken() {
        return control("GET", "counts", "").path("accepted").asInt();
    }

    @Test
    void a_dropped_connection_is_unknown() {
        assertThat(messenger().send(to("drops"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void what_may_not_leave_any_more_when_all_is_ready_does_not() {
        Outbound message = to("drops");
        assertThat(messenger()
                        .send(new Outbound(
                                message.workspace(),
                                message.senderId(),
                                message.deliveryId(),
                                message.body(),
                                () -> false)))
                .as("a request would have been dropped, and so unknown")
                .isInstanceOf(SendOutcome.Fenced.class);
    }

    @Test
    void a_code_that_nobody_knows_is_unknown_where_meta_takes_the_blame() {
        assertThat(answered(999, false, 500)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(answered(999, true, 400)).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(answered(999, false, 400)).isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    void the_status_decides_nothing_for_a_code_that_is_known() {
        assertThat(answered(131009, false, 500)).isInstanceOf(SendOutcome.Refused.class);
        assertThat(answered(3, true, 500)).isInstanceOf(SendOutcome.Refused.class);
    }

    private static SendOutcome answered(int code, boolean passing, int status) {
        return CloudApiMessenger.outcomeOf(new CloudApi.Answer(
                status, "{\"error\":{\"code\":%d,\"message\":\"why\",\"is_transient\":%s}}".formatted(code, passing)));
    }

    @Test
    void a_slow_answer_is_waited_for() {
        control("PUT", "pace", "{\"answerMs\":500}");
        assertThat(messenger().send(deliverable())).isInstanceOf(SendOutcome.Accepted.class);
        control("PUT", "pace", "{\"answerMs\":0}");
    }

    @Test
    void an_expired_token_is_told_with_its_code() {
        control("PUT", "token", "{\"expired\":true}");
        SendOutcome outcome = messenger().send(deliverable());
        control("PUT", "token", "{\"expired\":false}");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(190));
    }

    @Test
    void a_sender_that_is_gone_refuses() {
        assertThat(messenger().send(connected.fromNobody("{}"))).isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    void every_template_that_can_be_sent_is_taken_as_rendered() {
        List<MirroredTemplate> templates = new CloudApiTemplates(connected.api).templatesOf(connected.sender);
        List<Template> sendable = templates.stream()
                .map(template -> Template.parse(template.definition()))
                .filter(template -> template.notSendableBecause().isEmpty())
                .toList();
        assertThat(sendable).hasSizeGreaterThan(2);
        assertThat(sendable)
                .allSatisfy(template -> assertThat(messenger().send(connected.outbound(rendered(template))))
                        .isInstanceOf(SendOutcome.Accepted.class));
    }

    @Test
    void meta_gives_our_id_back_with_the_message() {
        messenger().send(deliverable());
        JsonNode received = control("GET", "received?limit=10000", "").path("received");
        assertThat(received.toString()).contains("biz_opaque_callback_data").contains("our-id");
    }

    private String rendered(Template template) {
        Map<String, Source> mapping = new HashMap<>();
        template.inputs().stream()
                .filter(input -> !input.optional())
                .forEach(input -> mapping.put(input.key(), new Source.Fixed(valueFor(input))));
        Renderer renderer =
                new Renderer(template, List.of(new Column("Phone", "A")), "A", mapping, new PhoneReader("GB"));
        Rendered rendered =
                renderer.render(new Row(2, "key", List.of("+44" + (7_400_200_000L + people.getAndIncrement()))));
        assertThat(rendered).isInstanceOf(Rendered.Ready.class);
        return ((Rendered.Ready) rendered).message().json("our-id");
    }

    private static String valueFor(TemplateInput input) {
        return switch (input.kind()) {
            case TEXT, URL_SUFFIX, PAYLOAD, COUPON_CODE, FLOW_TOKEN, PRODUCT_ID, CODE -> "value";
            case LATITUDE, LONGITUDE -> "40.4168";
            case FLOW_DATA -> "{}";
            case EXPIRATION -> "2099-12-31 18:00";
            case AUDIO -> "https://shop.example/a.mp3";
            case IMAGE -> "https://shop.example/a.jpg";
            case VIDEO -> "https://shop.example/a.mp4";
            case DOCUMENT -> "https://shop.example/a.pdf";
        };
    }

    private Outbound to(String behaviour) {
        String digits = "44" + (7_400_100_000L + people.getAndIncrement());
        control("PUT", "recipients/" + digits, "{\"behaviour\":\"" + behaviour + "\"}");
        return connected.outbound(helloWorld("+" + digits));
    }

    private static String helloWorld(String to) {
        return "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"" + to
                + "\",\"type\":\"template\",\"template\":{\"name\":\"hello_world\",\"language\":{\"code\":\"en_US\"}},"
                + "\"biz_opaque_callback_data\":\"our-id\"}";
    }

    private JsonNode control(String method, String path, String body) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/whatsapp/" + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
