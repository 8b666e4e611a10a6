package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.testing.MetaExamples.Example;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Posts recorded requests to the sandbox, and tells whether it answers as Meta does. */
final class Requests implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("[-+() 0-9]{7,20}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern PIN = Pattern.compile("[0-9]{6}");
    private static final Pattern TEMPLATE_NAME = Pattern.compile("[a-z0-9_]+");
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final String SOMEBODY = "+16505551234";

    /** Recordings that today's rules of Meta refuse, with the subcode that refuses them (facts 3, 10). */
    private static final Map<String, Integer> OUTDATED = Map.of("marketing_coffee", 2388299);

    /** What concerns the account and no message; {@code %s} is the number, {@code %2$s} the account. */
    private static final Map<String, String> ADMINISTRATION = Map.of(
            "req-block-users", "%s/block_users",
            "req-business-profile", "%s/whatsapp_business_profile",
            "req-register", "%s/register",
            "req-subscribed-apps-override", "%2$s/subscribed_apps",
            "req-webhook-configuration", "%s");

    private record Answer(int status, JsonNode body) {
        boolean isMetasError() {
            return status >= 400
                    && body.at("/error/code").isInt()
                    && body.at("/error/fbtrace_id").isTextual();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
    private final WhatsAppControl control = new WhatsAppControl(sandbox.url());

    Requests() {
        control.limits(0, false);
        control.usualBehaviour(WhatsAppControl.Behaviour.READS, false);
    }

    Verdict verdict(Example example) throws IOException, InterruptedException {
        String kind = example.kind();
        ObjectNode request = (ObjectNode) Json.MAPPER.readTree(example.body());
        if (kind.startsWith("req-template-create")) {
            return created(request);
        }
        if (kind.equals("req-mark-read") || kind.equals("req-typing-indicator")) {
            Answer answer = post(WhatsAppControl.PHONE_NUMBER_ID + "/messages", request);
            return answer.body().path("success").asBoolean()
                    ? new Verdict.Supported("told from a send, and answered with success")
                    : new Verdict.NotYet("answered with " + answer);
        }
        for (Map.Entry<String, String> path : ADMINISTRATION.entrySet()) {
            if (kind.startsWith(path.getKey())) {
                return administered(path.getValue(), request);
            }
        }
        return sent(example, request);
    }

    private Verdict sent(Example example, ObjectNode request) throws IOException, InterruptedException {
        fillPlaceholders(request);
        prepare(request);
        Answer answer = post(WhatsAppControl.PHONE_NUMBER_ID + "/messages", request);
        if (example.isNegative()) {
            return answer.isMetasError()
                    ? new Verdict.Supported("refused as Meta does")
                    : new Verdict.NotYet("taken although Meta refuses it");
        }
        boolean inForm = answer.status() == 200
                && answer.body().at("/messages/0/id").asText().startsWith("wamid.")
                && answer.body().at("/contacts/0/input").equals(request.path("to"));
        return inForm
                ? new Verdict.Supported("taken, and answered with a message id")
                : new Verdict.NotYet("answered with " + answer);
    }

    private Verdict created(ObjectNode request) throws IOException, InterruptedException {
        fillName(request);
        if (!request.has("language")) {
            request.put("language", request.at("/languages/0").asText());
        }
        if (!LANGUAGE.matcher(request.path("language").asText()).matches()) {
            request.put("language", "en_US");
        }
        if (!CATEGORIES.contains(request.path("category").asText().toUpperCase(Locale.ROOT))) {
            request.put("category", "UTILITY");
        }
        String name = request.path("name").asText();
        control.forgetTemplate(name);
        Answer answer = post(WhatsAppControl.WABA_ID + "/message_templates", request);
        if (OUTDATED.containsKey(name)) {
            return answer.body().at("/error/error_subcode").asInt() == OUTDATED.get(name)
                    ? new Verdict.Supported("refused by a rule that is younger than the recording")
                    : new Verdict.NotYet("taken although it breaks a rule");
        }
        boolean inForm = answer.status() == 200
                && answer.body().path("status").asText().equals("PENDING")
                && CATEGORIES.contains(answer.body().path("category").asText())
                && answer.body().path("id").asText().matches("[0-9]+");
        return inForm ? new Verdict.Supported("created, for review") : new Verdict.NotYet("answered with " + answer);
    }

    /** On a sandbox of its own: who is blocked here is not to be missed by the sends. */
    private static Verdict administered(String path, ObjectNode request) throws IOException, InterruptedException {
        request.put("messaging_product", "whatsapp");
        if (request.has("pin") && !PIN.matcher(request.path("pin").asText()).matches()) {
            request.put("pin", "123456");
        }
        try (Requests fresh = new Requests()) {
            fresh.post(
                    WhatsAppControl.PHONE_NUMBER_ID,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("pin", request.path("pin").asText("123456")));
            return answered(
                    fresh.post(path.formatted(WhatsAppControl.PHONE_NUMBER_ID, WhatsAppControl.WABA_ID), request));
        }
    }

    private static Verdict answered(Answer answer) {
        if (answer.status() == 200) {
            return new Verdict.Supported("answered with success");
        }
        return new Verdict.Ignored("administration of the account, which no message needs; answered with "
                + (answer.isMetasError()
                        ? "Meta's error " + answer.body().at("/error/code").asInt()
                        : "HTTP " + answer.status()));
    }

    private static void fillPlaceholders(ObjectNode request) {
        boolean group = request.path("recipient_type").asText().equals("group");
        if (!group && !NUMBER.matcher(request.path("to").asText()).matches()) {
            request.put("to", SOMEBODY);
        }
        if (request.path("template") instanceof ObjectNode template) {
            fillName(template);
        }
    }

    private static void fillName(ObjectNode template) {
        if (!TEMPLATE_NAME.matcher(template.path("name").asText()).matches()) {
            template.put("name", "placeholder");
        }
    }

    /** Opens the window, and gives the account the files and the template that the send names. */
    private void prepare(ObjectNode request) {
        NamedMedia.in(request).forEach(control::media);
        if (request.path("recipient_type").asText().equals("group")) {
            return;
        }
        JsonNode template = request.path("template");
        if (template.isMissingNode()) {
            control.say(waId(request.path("to").asText()), "Hi");
            return;
        }
        FittingTemplate.of(template).makeWith(control);
    }

    /** Where the country code is missing, Meta takes the business's own (facts 2.1). */
    private static String waId(String to) {
        String digits = to.replaceAll("[^0-9]", "");
        return digits.length() <= 10 ? "1" + digits : digits;
    }

    private Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return ask(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body.toString())));
    }

    private Answer ask(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.uri(URI.create(sandbox.url() + "/v25.0/" + path))
                        .header("Authorization", "Bearer " + WhatsAppControl.TOKEN)
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                answer.statusCode(),
                type.contains("json") ? Json.MAPPER.readTree(answer.body()) : MissingNode.getInstance());
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
