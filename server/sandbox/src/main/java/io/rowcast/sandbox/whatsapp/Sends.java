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
    private final MediaCheck media;
    private final MessageCheck messages;
    private final TemplateCheck templates;
    private final Wamid wamids = new Wamid();

    Sends(
            Settings settings,
            InstantSource clock,
            Admission admission,
            ReceivedLog log,
            Journey journey,
            MediaCheck media) {
        this.settings = settings;
        this.clock = clock;
        this.admission = admission;
        this.log = log;
        this.journey = journey;
        this.media = media;
        this.messages = new MessageCheck(media);
        this.templates = new TemplateCheck(media);
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
        checkSetup(number, to);
        messages.check(request);
        Template template = request.path("type").asText().equals("template")
                ? templates.check(number.account().templates(), request.path("template"))
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
        return accept(behaviour, message(number, request, body, now, to, template, windowOpen), fate(number, request));
    }

    /** What the business itself has set up against this message (section 10: 133010, 130403). */
    private static void checkSetup(BusinessNumber number, Recipient to) {
        if (!number.setup().registration().registered()) {
            throw GraphError.of(400, 133010, "Phone number not registered", "The account does not exist in Cloud API.")
                    .refused();
        }
        if (number.setup().blocked().has(to.id())) {
            throw GraphError.of(400, 130403, "User blocked", "The recipient is blocked by the business.")
                    .refused();
        }
    }

    /** Why the message will fail whoever it goes to, though it is taken. */
    private Optional<Failure> fate(BusinessNumber number, ObjectNode request) {
        if (!MessageCheck.type(request).equals("reaction")) {
            return media.laterFailure(request);
        }
        String target = request.path("reaction").path("message_id").asText();
        return number.people().message(target).isPresent()
                ? Optional.empty()
                : Optional.of(Failure.NOTHING_TO_REACT_TO);
    }

    private Behaviour behaviour(Phone phone) {
        Optional<Behaviour> byNumber =
                settings.byNumber ? Behaviour.byNumber(phone.owner().id()) : Optional.empty();
        return phone.behaviour().or(() -> byNumber).orElse(settings.usual);
    }

    private void refuseBy(Behaviour behaviour, Phone phone) {
        phone.error().filter(told -> !told.later()).ifPresent(told -> {
            throw told.answer().refused();
        });
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

    private Taken accept(Behaviour behaviour, ChatMessage.Outbound message, Optional<Failure> fate) {
        message.number().people().add(message.to(), message);
        log.accepted(message);
        journey.begin(message, behaviour, fate);
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
