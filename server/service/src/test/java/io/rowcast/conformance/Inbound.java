package io.rowcast.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.MetaExamples.Example;
import io.rowcast.testing.RunningService;
import io.rowcast.webhook.WebhookReading;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts webhooks, signed, to the running service, and tells what it made of each. */
final class Inbound {
    private static final String ENVELOPE_HEAD =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":[";

    /** The event that each kind must become, by the beginning of its name; the longest that fits counts. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("wh-msg-", "Message"),
            Map.entry("wh-msg-system-user_changed_number", "Moved"),
            Map.entry("whvalue-messages-other", "Message"),
            Map.entry("wh-status-", "Status"),
            Map.entry("wh-user_preferences", "Preference"),
            Map.entry("wh-message_template_", "OfTemplate"),
            Map.entry("wh-template_category_update", "OfTemplate"),
            Map.entry("wh-phone_number_", "OfAccount"),
            Map.entry("wh-business_capability_update", "OfAccount"),
            Map.entry("wh-account_alerts", "OfAccount"),
            Map.entry("wh-security", "OfAccount"),
            Map.entry("wh-account_update-ACCOUNT_DELETED", "OfAccount"),
            Map.entry("wh-account_update-ACCOUNT_OFFBOARDED", "OfAccount"),
            Map.entry("wh-account_update-ACCOUNT_RECONNECTED", "OfAccount"),
            Map.entry("wh-account_update-ACCOUNT_RESTRICTION", "OfAccount"),
            Map.entry("wh-account_update-ACCOUNT_VIOLATION", "OfAccount"),
            Map.entry("wh-account_update-DISABLED_UPDATE", "OfAccount"));

    private static final Map<String, String> WORDS = Map.of(
            "Message", "a reply, on the row that it answers",
            "Moved", "the person's new number takes the place of the old one, with suppression and conversation",
            "Seen", "number and user id are one person from now on",
            "Status", "the status of its delivery",
            "Preference", "suppresses the person, or lifts what they had asked for",
            "OfTemplate", "the mirrored template, and the campaigns that send it",
            "OfAccount", "the state of the senders of that account, and their campaigns");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningService service;

    Inbound(RunningService service) {
        this.service = service;
    }

    /** @return the answer's HTTP status */
    int post(byte[] body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(service.url().resolve("/webhooks/whatsapp"))
                                .header("Content-Type", "application/json")
                                .header("X-Hub-Signature-256", signature(body))
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    Verdict verdict(Example example) throws IOException, InterruptedException {
        String body = body(example);
        int status = post(body.getBytes(UTF_8));
        if (status != 200) {
            return new Verdict.NotYet("answered with HTTP " + status);
        }
        return of(example, WebhookReading.read(body));
    }

    private static Verdict of(Example example, List<WebhookReading.Heard> events) {
        Optional<String> expected = expected(example.kind());
        if (expected.isPresent()
                && events.stream().noneMatch(event -> event.name().equals(expected.get()))) {
            return new Verdict.NotYet("became " + events + " and not " + expected.get());
        }
        if (expected.isPresent()) {
            return new Verdict.Supported(events.stream()
                    .map(WebhookReading.Heard::name)
                    .distinct()
                    .map(name -> WORDS.getOrDefault(name, name))
                    .collect(Collectors.joining("; ")));
        }
        boolean onPurpose = events.stream()
                .allMatch(event -> !event.reason().isEmpty() && !event.reason().startsWith("not known"));
        String reasons =
                events.stream().map(WebhookReading.Heard::reason).distinct().collect(Collectors.joining("; "));
        return onPurpose ? new Verdict.Ignored(reasons) : new Verdict.NotYet(events.toString());
    }

    private static Optional<String> expected(String kind) {
        return EXPECTED.entrySet().stream()
                .filter(entry -> kind.startsWith(entry.getKey()))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** With its envelope where the example is a change without one, and our number in the place of a blank. */
    static String body(Example example) {
        String json = example.body();
        String whole = example.kind().startsWith("whvalue-") ? ENVELOPE_HEAD + json + "]}]}" : json;
        return whole.replace("[<BUSINESS_PHONE_NUMBER_ID>]", WhatsAppControl.PHONE_NUMBER_ID);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WhatsAppControl.APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
