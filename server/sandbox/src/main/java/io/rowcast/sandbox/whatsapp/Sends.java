package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes or refuses what is posted to /messages. The body, not the address, tells a message from a read receipt or a typing
 * indicator (facts 2.7). Costs the same however many messages there were before.
 */
final class Sends {
    private static final long SLOW_MS = 3_000;

    private final Settings settings;
    private final InstantSource clock;
    private final Throughput throughput;
    private final TemplateCheck templates;
    private final People people;
    private final ReceivedLog log;
    private final Journey journey;
    private final Wamid wamids = new Wamid();

    Sends(
            Settings settings,
            InstantSource clock,
            Throughput throughput,
            TemplateCheck templates,
            People people,
            ReceivedLog log,
            Journey journey) {
        this.settings = settings;
        this.clock = clock;
        this.throughput = throughput;
        this.templates = templates;
        this.people = people;
        this.log = log;
        this.journey = journey;
    }

    /** Throws Meta's refusal; either way the log has the request and its outcome before this returns. */
    Taken take(byte[] body) {
        Instant now = clock.instant();
        try {
            ObjectNode request = Json.parse(body)
                    .orElseThrow(() ->
                            GraphError.parameter("Invalid JSON in request body").refused());
            if (!request.path("messaging_product").asText().equals("whatsapp")) {
                throw GraphError.parameter("The parameter messaging_product is required.")
                        .refused();
            }
            return request.path("status").asText().equals("read")
                    ? receipt(request, body, now)
                    : send(request, body, now);
        } catch (RefusedException e) {
            log.refused(now, body, e.error());
            throw e;
        }
    }

    private Taken receipt(ObjectNode request, byte[] body, Instant now) {
        MessageCheck.need(request, "message_id");
        log.receipt(now, body);
        return new Taken.Answer(Json.object().put("success", true), settings.pace.answerMs());
    }

    private Taken send(ObjectNode request, byte[] body, Instant now) {
        if (!throughput.take()) {
            throw GraphError.of(400, 130429, "Rate limit hit", "Cloud API message throughput has been reached.")
                    .refused();
        }
        Recipient to = Recipient.of(request);
        if (to.id().equals(Account.DIGITS)) {
            throw GraphError.of(400, 131021, "Recipient cannot be sender", "Recipient cannot be sender")
                    .refused();
        }
        MessageCheck.check(request);
        Template template =
                request.path("type").asText().equals("template") ? templates.check(request.path("template")) : null;
        if (template != null && template.category().equals("AUTHENTICATION") && to.kind() == Recipient.Kind.USER_ID) {
            throw needsNumber().refused();
        }
        boolean windowOpen = people.find(to).map(phone -> phone.windowOpen(now)).orElse(false);
        if (template == null && !windowOpen && to.kind() != Recipient.Kind.GROUP) {
            throw reengagement().refused();
        }
        Phone phone = people.phone(to);
        Behaviour behaviour = behaviour(phone);
        if (behaviour == Behaviour.DROPS) {
            log.dropped(now, body);
            return new Taken.Dropped();
        }
        refuseBy(behaviour, phone, now);
        return accept(behaviour, message(request, body, now, to, template, windowOpen));
    }

    /** Authentication templates go to numbers only (facts section 12). */
    private static GraphError needsNumber() {
        return GraphError.of(
                400,
                131062,
                "Business-scoped User ID (BSUID) recipients are not supported for this message",
                "Business-scoped User ID (BSUID) recipients are not supported for this message.");
    }

    private static GraphError reengagement() {
        return GraphError.of(
                400,
                131047,
                "Re-engagement message",
                "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");
    }

    private Behaviour behaviour(Phone phone) {
        Optional<Behaviour> byNumber =
                settings.byNumber ? Behaviour.byNumber(phone.owner().id()) : Optional.empty();
        return phone.behaviour().or(() -> byNumber).orElse(settings.usual);
    }

    private void refuseBy(Behaviour behaviour, Phone phone, Instant now) {
        boolean once = behaviour == Behaviour.SERVER_ERROR_ONCE && phone.firstTime(behaviour);
        if (once) {
            throw GraphError.of(500, 131000, "Something went wrong", "Something went wrong.")
                    .refused();
        }
        boolean pairLimited = behaviour == Behaviour.PAIR_LIMITED_ONCE && phone.firstTime(behaviour);
        if (pairLimited || (settings.limits.pair() && !phone.takeFromPairRate(now))) {
            throw GraphError.of(
                            400,
                            131056,
                            "(Business Account, Consumer Account) pair rate limit hit",
                            "Message failed to send because there were too many messages sent from this phone number to the "
                                    + "same phone number in a short period of time.")
                    .refused();
        }
    }

    private ChatMessage.Outbound message(
            ObjectNode request,
            byte[] body,
            Instant now,
            Recipient to,
            @Nullable Template template,
            boolean windowOpen) {
        String callbackData = request.path("biz_opaque_callback_data").asText(null);
        return new ChatMessage.Outbound(wamids.outbound(to.id()), now, to, body, template, callbackData, windowOpen);
    }

    private Taken accept(Behaviour behaviour, ChatMessage.Outbound message) {
        people.add(message.to(), message);
        log.accepted(message);
        journey.begin(message, behaviour);
        return switch (behaviour) {
            case HANGS -> new Taken.NoAnswer();
            case SLOW_ANSWER -> new Taken.Answer(SendAnswer.to(message), SLOW_MS);
            case READS,
                    DELIVERS,
                    READS_UNDELIVERED,
                    ANSWERS,
                    TAPS,
                    STOPS,
                    NOT_ON_WHATSAPP,
                    MARKETING_STOPPED,
                    EXPERIMENT,
                    PAIR_LIMITED_ONCE,
                    SERVER_ERROR_ONCE,
                    BLOCKED -> new Taken.Answer(SendAnswer.to(message), settings.pace.answerMs());
            case DROPS -> throw new IllegalStateException("A dropped message is never taken");
        };
    }
}
