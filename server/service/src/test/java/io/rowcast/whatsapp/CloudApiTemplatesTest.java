package io.rowcast.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.whatsapp.RawServer.Reply;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.MessagingLimit;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.NumberState;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SourceUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CloudApiTemplatesTest {
    private static final String FIELDS =
            "fields=id,name,language,status,category,parameter_format,components," + "quality_score,rejected_reason&";

    private static final Sender SENDER = sender("sandbox-token");

    @Test
    void the_sandbox_lists_its_templates_whole() {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart())) {
            assertThat(at(sandbox.url()).templatesOf(SENDER))
                    .hasSizeGreaterThan(4)
                    .anySatisfy(template -> {
                        assertThat(template.name()).isEqualTo("hello_world");
                        assertThat(template.language()).isEqualTo("en_US");
                        assertThat(template.status()).isEqualTo("APPROVED");
                        assertThat(template.id()).isNotBlank();
                        assertThat(template.definition())
                                .contains("\"components\"")
                                .contains("Welcome and congratulations");
                    });
        }
    }

    @Test
    void a_number_is_described_as_meta_has_it() {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart())) {
            NumberState state = new CloudApiNumbers(api(sandbox.url())).stateOf(SENDER);
            assertThat(state.displayPhoneNumber()).isEqualTo("+1 555 078 3881");
            assertThat(state.verifiedName()).isEqualTo("Rowcast Demo");
            assertThat(state.qualityRating()).isEqualTo("GREEN");
            assertThat(state.status()).isEqualTo("CONNECTED");
            assertThat(state.nameStatus()).isEqualTo("APPROVED");
            assertThat(state.messagesPerSecond()).isEqualTo(80);
            assertThat(state.limit()).isNotInstanceOf(MessagingLimit.Unknown.class);
        }
    }

    @Test
    void a_wrong_token_is_a_clear_no() {
        try (Sandbox sandbox = Sandbox.start(0, new WhatsAppPart())) {
            assertThatThrownBy(() -> at(sandbox.url()).templatesOf(sender("wrong")))
                    .isInstanceOfSatisfying(
                            SourceUnavailableException.class,
                            e -> assertThat(e.refused()).isTrue())
                    .hasMessageContaining("190");
        }
    }

    @Test
    void every_page_is_read_by_its_cursor_and_never_at_an_address_from_the_answer() throws IOException {
        try (RawServer meta = new RawServer(request -> new Reply.Whole(200, "application/json", page(request)))) {
            assertThat(at(meta.url()).templatesOf(SENDER))
                    .extracting(MirroredTemplate::name)
                    .containsExactly("first", "second", "third");
            assertThat(meta.requestLines())
                    .containsExactly(
                            "GET /v25.0/102290129340398/message_templates?" + FIELDS + "limit=100 HTTP/1.1",
                            "GET /v25.0/102290129340398/message_templates?" + FIELDS
                                    + "limit=100&after=Mg%2B%3D HTTP/1.1",
                            "GET /v25.0/102290129340398/message_templates?" + FIELDS + "limit=100&after=MwZD HTTP/1.1");
        }
    }

    private static String page(String request) {
        if (request.contains("after=MwZD")) {
            return "{\"data\":[{\"name\":\"third\",\"id\":\"3\"}],\"paging\":{\"cursors\":{\"after\":\"NAZD\"}}}";
        }
        return request.contains("after=") ? more("second", "MwZD") : more("first", "Mg+=");
    }

    private static String more(String name, String after) {
        return "{\"data\":[{\"name\":\"" + name
                + "\",\"id\":\"1\",\"surprise\":{}}],\"paging\":{\"cursors\":{\"after\":\"" + after
                + "\"},\"next\":\"https://evil.example/\"}}";
    }

    @Test
    void a_list_without_end_ends() throws IOException {
        try (RawServer meta = new RawServer(request -> new Reply.Whole(200, "application/json", more("again", "Mg")))) {
            assertThatThrownBy(() -> at(meta.url()).templatesOf(SENDER)).isInstanceOf(SourceUnavailableException.class);
            assertThat(meta.requestLines()).hasSize(61);
        }
    }

    @Test
    void a_broken_connection_is_tried_three_times_and_helps_the_third_time() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        try (RawServer meta = new RawServer(request -> tries.incrementAndGet() < 3
                ? new Reply.Reset()
                : new Reply.Whole(200, "application/json", "{\"data\":[]}"))) {
            assertThat(at(meta.url()).templatesOf(SENDER)).isEmpty();
            assertThat(tries).hasValueGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void no_answer_is_no_clear_no() throws IOException {
        try (RawServer meta = new RawServer(request -> new Reply.Whole(503, "text/html", "<html>"))) {
            assertThatThrownBy(() -> new CloudApiNumbers(api(meta.url())).stateOf(SENDER))
                    .isInstanceOfSatisfying(
                            SourceUnavailableException.class,
                            e -> assertThat(e.refused()).isFalse());
            assertThat(meta.requestLines()).hasSize(3);
        }
    }

    private static CloudApiTemplates at(URI graph) {
        return new CloudApiTemplates(api(graph));
    }

    private static CloudApi api(URI graph) {
        return new CloudApi(CloudApi.newHttpClient(), graph, "v25.0", Duration.ofSeconds(5));
    }

    private static Sender sender(String token) {
        return new Sender(
                new UUID(0, 1), "106540352242922", "102290129340398", new AccessToken(token), "?", "?", "?", "?", 20);
    }
}
