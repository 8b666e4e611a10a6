package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.delivery.MetaError;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.MetaExamples.Example;
import io.rowcast.whatsapp.CloudApi;
import io.rowcast.whatsapp.CloudApiMessenger;
import io.rowcast.whatsapp.CloudApiNumbers;
import io.rowcast.whatsapp.CloudApiTemplates;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.NumberState;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Serves recorded answers of Meta's to the service's own client, and tells what it understood. */
final class Answers implements AutoCloseable {
    /** What Rowcast never asks for, so that its answer never comes. */
    private static final Map<String, String> NEVER_ASKED = Map.of(
            "resp-block-users", "Rowcast blocks nobody at WhatsApp; its own list of suppressions holds rows back",
            "resp-business-profile", "the business's profile is edited in WhatsApp Manager",
            "resp-media-url", "Rowcast fetches no files that people send; their kind and caption stand in the cell",
            "resp-message-history",
                    "optional at Meta and not in use by anyone known (facts 6); statuses come by webhook",
            "resp-subscribed-apps", "the webhook is subscribed once, by hand, as the service's README says",
            "resp-success", "the answer to read receipts and to administration, neither of which Rowcast does",
            "resp-template-create", "templates are made and approved in WhatsApp Manager",
            "resp-webhook-configuration", "the webhook is set up once, by hand, as the service's README says");

    private final Stub stub = new Stub();
    private final Campaigns campaigns = new Campaigns();
    private final WorkspaceId workspace = campaigns.workspace();
    private final Sender sender =
            new Sender(UUID.randomUUID(), "1", "2", new AccessToken("t"), "before", "before", "UNKNOWN", "UNKNOWN", 20);
    private final CloudApi api = new CloudApi(CloudApi.newHttpClient(), stub.url(), "v25.0", Duration.ofSeconds(10));
    private final CloudApiMessenger messenger;

    Answers() throws IOException {
        SenderStore senders = new SenderStore(campaigns.database, campaigns.sealers);
        senders.save(workspace, sender);
        messenger = new CloudApiMessenger(
                api,
                senders,
                new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock),
                new MediaUploadStore(campaigns.database),
                campaigns.clock);
    }

    Verdict verdict(Example example) throws IOException {
        String kind = example.kind();
        for (Map.Entry<String, String> never : NEVER_ASKED.entrySet()) {
            if (kind.startsWith(never.getKey())) {
                return new Verdict.Ignored(never.getValue());
            }
        }
        if (kind.startsWith("resp-send")) {
            return accepted(example);
        }
        if (kind.startsWith("resp-error")) {
            return refused(example);
        }
        if (kind.startsWith("resp-templates-list")) {
            return templates(example.body());
        }
        if (kind.startsWith("resp-template")) {
            return templates("{\"data\":[" + example.body() + "]}");
        }
        if (kind.startsWith("resp-phone-numbers-list")) {
            return new Verdict.Ignored("a number is connected by its id; each is asked for by itself");
        }
        return kind.startsWith("resp-phone-number") ? number(example) : new Verdict.NotYet("no such answer is known");
    }

    private Verdict accepted(Example example) throws IOException {
        stub.answers(200, example.body());
        JsonNode answer = Json.MAPPER.readTree(example.body());
        String id = answer.at("/messages/0/id").asText();
        return send() instanceof SendOutcome.Accepted accepted
                        && accepted.wamid().equals(id)
                ? new Verdict.Supported("the message is on its way; number and user id of its recipient are learnt")
                : new Verdict.NotYet("not taken as an acceptance");
    }

    /** A refusal is told by its code, and never by its HTTP status (facts 9): the same is understood under three. */
    private Verdict refused(Example example) throws IOException {
        int code = Json.MAPPER.readTree(example.body()).at("/error/code").asInt(-1);
        SendOutcome outcome = new SendOutcome.Unknown("nothing asked");
        for (int status : List.of(400, 403, 500)) {
            stub.answers(status, example.body());
            outcome = send();
            boolean fits = (MetaError.find(code).isPresent() || status < 500)
                    ? outcome instanceof SendOutcome.Refused refused && refused.code() == code
                    : outcome instanceof SendOutcome.Unknown;
            if (!fits) {
                return new Verdict.NotYet("HTTP " + status + " with code " + code + " became " + outcome);
            }
        }
        MetaError error = MetaError.of(code);
        return new Verdict.Supported("concerns the "
                + error.concern().name().toLowerCase(Locale.ROOT) + "; "
                + error.consequence().getClass().getSimpleName());
    }

    private Verdict templates(String list) throws IOException {
        JsonNode data = Json.MAPPER.readTree(list).path("data");
        stub.answers(200, withoutNext(list));
        List<MirroredTemplate> found = new CloudApiTemplates(api).templatesOf(sender);
        boolean same = found.stream()
                .map(MirroredTemplate::name)
                .toList()
                .equals(data.valueStream()
                        .map(template -> template.path("name").asText())
                        .filter(name -> !name.isEmpty())
                        .toList());
        return same && !found.isEmpty()
                ? new Verdict.Supported("mirrored, with whatever its definition holds")
                : new Verdict.NotYet("read as " + found.size() + " templates");
    }

    /** The stub has one page. */
    private static String withoutNext(String list) throws IOException {
        JsonNode node = Json.MAPPER.readTree(list);
        if (node instanceof ObjectNode object) {
            object.remove("paging");
        }
        return node.toString();
    }

    private Verdict number(Example example) throws IOException {
        stub.answers(200, example.body());
        JsonNode number = Json.MAPPER.readTree(example.body());
        NumberState state = new CloudApiNumbers(api).stateOf(sender);
        boolean same = state.displayPhoneNumber()
                        .equals(number.path("display_phone_number").asText("before"))
                && state.verifiedName().equals(number.path("verified_name").asText("before"))
                && state.messagesPerSecond() == throughput(number);
        return same
                ? new Verdict.Supported("the sender's name, quality, throughput and limit")
                : new Verdict.NotYet("read as another number");
    }

    /** Messages a second by level (facts 11); what the answer leaves out stays as it was. */
    private int throughput(JsonNode number) {
        return switch (number.at("/throughput/level").asText().toUpperCase(Locale.ROOT)) {
            case "STANDARD" -> 80;
            case "HIGH" -> 1_000;
            default -> sender.messagesPerSecond();
        };
    }

    private SendOutcome send() {
        return messenger.send(new Outbound(workspace, sender.id(), UUID.randomUUID(), "{}"));
    }

    @Override
    public void close() {
        stub.close();
        campaigns.close();
    }
}
