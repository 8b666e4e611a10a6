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
    private final Admission admission;
    private final ReceivedLog log;
    private final Journey journey;
    private final Wamid wamids = new Wamid();

    Sends(Settings settings, InstantSource clock, Admission admission, ReceivedLog log, Journey journey) {
        this.settings = settings;
        this.clock = clock;
        this.admission = admission;
        this.log = log;
        this.journey = journey;
    }

    /** Throws Meta's refusal; either way the log has the request and its outcome before this returns. */
    Taken take(BusinessNumber number, byte[] body) {
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
                    : send(number, request, body, now);
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

    private Taken send(BusinessNumber number, ObjectNode request, byte[] body, Instant now) {
        admission.enter(number, now);
        Recipient to = Recipient.of(request);
        if (to.id().equals(number.digits())) {
            throw GraphError.of(400, 131021, "Recipient cannot be sender", "Recipient cannot be sender")
                    .refused();
        }
        MessageCheck.check(request);
        Template template = request.path("type").asText().equals("template")
                ? new TemplateCheck(number.account().templates()).check(request.path("template"))
                : null;
        Phone phone = number.people().phone(to);
        boolean windowOpen = phone.windowOpen(now);
        admission.check(number, to, template, windowOpen, now);
        Behaviour behaviour = behaviour(phone);
        if (behaviour == Behaviour.DROPS) {
            log.dropped(now, body);
            return new Taken.Dropped();
        }
        refuseBy(behaviour, phone);
        admission.count(number, phone, windowOpen, now);
        return accept(behaviour, message(number, request, body, now, to, template, windowOpen));
    }

    private Behaviour behaviour(Phone phone) {
        Optional<Behaviour> byNumber =
                settings.byNumber ? Behaviour.byNumber(phone.owner().id()) : Optional.empty();
        return phone.behaviour().or(() -> byNumber).orElse(settings.usual);
    }

    private void refuseBy(Behaviour behaviour, Phone phone) {
        if (behaviour == Behaviour.SERVER_ERROR_ONCE && phone.firstTime(behaviour)) {
            throw GraphError.of(500, 131000, "Something went wrong", "Something went wrong.")
                    .refused();
        }
        if (behaviour == Behaviour.PAIR_LIMITED_ONCE && phone.firstTime(behaviour)) {
            throw Admission.pairLimit().refused();
        }
    }

    private ChatMessage.Outbound message(
            BusinessNumber number,
            ObjectNode request,
            byte[] body,
            Instant now,
            Recipient to,
            @Nullable Template template,
            boolean windowOpen) {
        String callbackData = request.path("biz_opaque_callback_data").asText(null);
        return new ChatMessage.Outbound(
                wamids.outbound(to.id()), now, number, to, body, template, callbackData, windowOpen);
    }

    private Taken accept(Behaviour behaviour, ChatMessage.Outbound message) {
        message.number().people().add(message.to(), message);
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
