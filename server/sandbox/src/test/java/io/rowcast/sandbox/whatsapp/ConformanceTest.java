package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.whatsapp.Fixtures.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that others recorded are taken as Meta takes them. */
class ConformanceTest extends SandboxCase {
    private static final String TEMPLATES = "/v25.0/102290129340398/message_templates";
    private static final String NUMBER_PATH = "/v25.0/106540352242922";
    private static final Pattern PIN = Pattern.compile("[0-9]{6}");
    private static final String SOMEBODY = "+16505551234";
    private static final Pattern NUMBER = Pattern.compile("[-+() 0-9]{7,20}");
    private static final Pattern TEMPLATE_NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(_[A-Z]{2})?");
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final List<String> SENDS = List.of(
            "req-text",
            "req-template",
            "req-image",
            "req-audio",
            "req-video",
            "req-document",
            "req-sticker",
            "req-interactive",
            "req-reaction",
            "req-location",
            "req-contacts");

    private static final List<String> RECEIPTS = List.of("req-mark-read", "req-typing-indicator");
    private static final Map<String, String> CHANGES = Map.of(
            "req-register", NUMBER_PATH + "/register",
            "req-business-profile", NUMBER_PATH + "/whatsapp_business_profile",
            "req-block-users", NUMBER_PATH + "/block_users",
            "req-webhook-configuration", NUMBER_PATH,
            "req-subscribed-apps-override", "/v25.0/102290129340398/subscribed_apps");

    /** Recordings that today's rules of Meta refuse, and the subcode that refuses them. */
    private static final Map<String, Integer> OUTDATED = Map.of("marketing_coffee", 2388299);

    private final Map<String, Integer> counts = new TreeMap<>();

    @BeforeEach
    void lift() {
        control.limits(0, false);
        control.usualBehaviour(WhatsAppControl.Behaviour.READS, false);
    }

    private static boolean isSend(Fixture fixture) {
        boolean create = fixture.kind().startsWith("req-template-create");
        return !create && SENDS.stream().anyMatch(fixture.kind()::startsWith);
    }

    private void count(Fixture fixture) {
        counts.merge(fixture.kind(), 1, Integer::sum);
    }

    @Test
    void every_recorded_send_is_accepted_in_metas_form() throws Exception {
        for (Fixture fixture :
                Fixtures.ofKind("req-").stream().filter(ConformanceTest::isSend).toList()) {
            ObjectNode request = fillPlaceholders(fixture.json());
            prepare(request);

            Graph.Answer answer = graph.send(request.toString());

            if (fixture.note().contains("NEGATIVE")) {
                assertThat(answer.status()).as(fixture.file().toString()).isGreaterThanOrEqualTo(400);
            } else {
                assertThat(answer.status())
                        .as(fixture.file() + " " + answer.body())
                        .isEqualTo(200);
                assertThat(answer.wamid()).startsWith("wamid.HBg");
                assertThat(answer.body().at("/contacts/0/input").asText())
                        .isEqualTo(request.path("to").asText());
            }
            count(fixture);
        }
        assertThat(counts).containsKeys("req-text", "req-template", "req-interactive-button", "req-image");
        System.out.println("Sends accepted by kind: " + counts);
    }

    @Test
    void every_recorded_read_receipt_and_typing_indicator_is_told_from_a_send() throws Exception {
        for (String kind : RECEIPTS) {
            for (Fixture fixture : Fixtures.ofKind(kind)) {
                assertThat(graph.send(fixture.json().toString())
                                .body()
                                .path("success")
                                .asBoolean())
                        .as(fixture.file().toString())
                        .isTrue();
                count(fixture);
            }
        }
        assertThat(counts).hasSize(2);
        assertThat(control.counts().accepted()).isZero();
        System.out.println("Receipts by kind: " + counts);
    }

    @Test
    void every_recorded_template_is_created_in_metas_form() throws Exception {
        for (Fixture fixture : Fixtures.ofKind("req-template-create")) {
            ObjectNode request = fillTemplatePlaceholders(fixture.json());
            String name = request.path("name").asText();
            control.forgetTemplate(name);

            Graph.Answer answer = graph.post(TEMPLATES, request.toString());

            if (OUTDATED.containsKey(name)) {
                assertThat(answer.body().at("/error/error_subcode").asInt()).isEqualTo(OUTDATED.get(name));
            } else {
                assertThat(answer.status())
                        .as(fixture.file() + " " + answer.body())
                        .isEqualTo(200);
                assertThat(answer.body().path("status").asText()).isEqualTo("PENDING");
                assertThat(CATEGORIES).contains(answer.body().path("category").asText());
                assertThat(answer.body().path("id").asText()).matches("[0-9]+");
            }
            count(fixture);
        }
        assertThat(counts).containsKey("req-template-create");
        System.out.println("Templates created by kind: " + counts);
    }

    @Test
    void every_recorded_change_of_a_number_or_account_is_taken() throws Exception {
        try (Business business = new Business()) {
            for (Fixture fixture : Fixtures.ofKind("req-")) {
                String path = CHANGES.get(fixture.kind());
                if (path != null) {
                    ObjectNode request = fillChange(fixture.json(), business);
                    graph.post(NUMBER_PATH, "{\"pin\":\"" + request.path("pin").asText("123456") + "\"}");

                    Graph.Answer answer = graph.post(path, request.toString());

                    assertThat(answer.status())
                            .as(fixture.file() + " " + answer.body())
                            .isEqualTo(200);
                    count(fixture);
                }
            }
        }
        assertThat(counts).containsOnlyKeys(CHANGES.keySet());
        System.out.println("Changes taken by kind: " + counts);
    }

    @Test
    void no_kind_of_recorded_request_is_left_out() throws Exception {
        for (Fixture fixture : Fixtures.ofKind("req-")) {
            boolean taken = isSend(fixture)
                    || RECEIPTS.contains(fixture.kind())
                    || CHANGES.containsKey(fixture.kind())
                    || fixture.kind().equals("req-template-create");
            assertThat(taken).as(fixture.kind()).isTrue();
            count(fixture);
        }
        System.out.println("Recorded requests: "
                + counts.values().stream().mapToInt(Integer::intValue).sum() + " of " + counts.size() + " kinds");
    }

    /** Addresses must be somebody's who shakes hands, and PINs have digits. */
    private static ObjectNode fillChange(ObjectNode request, Business business) {
        request.put("messaging_product", "whatsapp");
        for (JsonNode node : List.of(request, request.path("webhook_configuration"))) {
            if (node instanceof ObjectNode object && object.has("override_callback_uri")) {
                object.put("override_callback_uri", business.hook().toString())
                        .put("verify_token", WhatsAppControl.VERIFY_TOKEN);
            }
        }
        if (request.has("pin") && !PIN.matcher(request.path("pin").asText()).matches()) {
            request.put("pin", "123456");
        }
        return request;
    }

    private static ObjectNode fillPlaceholders(ObjectNode request) {
        boolean group = request.path("recipient_type").asText().equals("group");
        if (!group && !NUMBER.matcher(request.path("to").asText()).matches()) {
            request.put("to", SOMEBODY);
        }
        if (request.path("template") instanceof ObjectNode template) {
            fillName(template);
        }
        return request;
    }

    private static void fillName(ObjectNode template) {
        if (!TEMPLATE_NAME.matcher(template.path("name").asText()).matches()) {
            template.put("name", "placeholder");
        }
    }

    /** Also words that Meta has replaced since: one category, and the many languages of another endpoint. */
    private static ObjectNode fillTemplatePlaceholders(ObjectNode request) {
        fillName(request);
        if (!request.has("language")) {
            request.put("language", request.at("/languages/0").asText());
        }
        if (!LANGUAGE.matcher(request.path("language").asText()).matches()) {
            request.put("language", "en_US");
        }
        if (!CATEGORIES.contains(request.path("category").asText().toUpperCase(java.util.Locale.ROOT))) {
            request.put("category", "UTILITY");
        }
        return request;
    }

    /** Opens the window, and gives the account the files and the template that the send names. */
    private void prepare(ObjectNode request) throws Exception {
        NamedMedia.in(request).forEach((id, mimeType) -> control.media(id, mimeType));
        JsonNode template = request.path("template");
        if (!template.isMissingNode()) {
            FittingTemplate.of(template).makeWith(control);
        } else if (!request.path("recipient_type").asText().equals("group")) {
            control.say(Recipient.waId(request.path("to").asText()), "Hi");
        }
    }
}
