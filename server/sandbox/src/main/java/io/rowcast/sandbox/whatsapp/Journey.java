package io.rowcast.sandbox.whatsapp;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message's way from Meta to the person's eyes, and what the person does then; each step becomes a webhook. */
final class Journey {
    private final Settings settings;
    private final InstantSource clock;
    private final Timeline timeline;
    private final People people;
    private final Webhooks webhooks;
    private final Replies replies;

    Journey(
            Settings settings,
            InstantSource clock,
            Timeline timeline,
            People people,
            Webhooks webhooks,
            Replies replies) {
        this.settings = settings;
        this.clock = clock;
        this.timeline = timeline;
        this.people = people;
        this.webhooks = webhooks;
        this.replies = replies;
    }

    void begin(ChatMessage.Outbound message, Behaviour behaviour) {
        Optional<Failure> failure = failure(message, behaviour);
        timeline.after(
                settings.pace.sentMs(),
                () -> failure.ifPresentOrElse(why -> fail(message, why), () -> sent(message, behaviour)));
    }

    private Optional<Failure> failure(ChatMessage.Outbound message, Behaviour behaviour) {
        if (behaviour == Behaviour.NOT_ON_WHATSAPP) {
            return Optional.of(Failure.NOT_ON_WHATSAPP);
        }
        if (!message.isMarketing()) {
            return Optional.empty();
        }
        boolean stopped = people.find(message.to()).map(Phone::marketingStopped).orElse(false);
        if (stopped || behaviour == Behaviour.MARKETING_STOPPED) {
            return Optional.of(Failure.MARKETING_STOPPED);
        }
        return behaviour == Behaviour.EXPERIMENT ? Optional.of(Failure.EXPERIMENT) : Optional.empty();
    }

    private void fail(ChatMessage.Outbound message, Failure failure) {
        advance(message, ChatMessage.Status.FAILED, false, failure);
    }

    private void sent(ChatMessage.Outbound message, Behaviour behaviour) {
        advance(message, ChatMessage.Status.SENT, true, null);
        switch (behaviour) {
            case BLOCKED -> {}
            case READS_UNDELIVERED -> timeline.after(settings.pace.readMs(), () -> read(message, behaviour));
            case READS,
                    DELIVERS,
                    ANSWERS,
                    TAPS,
                    STOPS,
                    NOT_ON_WHATSAPP,
                    MARKETING_STOPPED,
                    EXPERIMENT,
                    PAIR_LIMITED_ONCE,
                    SLOW_ANSWER,
                    SERVER_ERROR_ONCE,
                    HANGS,
                    DROPS -> timeline.after(settings.pace.deliveredMs(), () -> delivered(message, behaviour));
        }
    }

    private void delivered(ChatMessage.Outbound message, Behaviour behaviour) {
        advance(message, ChatMessage.Status.DELIVERED, true, null);
        boolean stays = behaviour == Behaviour.DELIVERS || message.to().kind() == Recipient.Kind.GROUP;
        if (!stays) {
            timeline.after(settings.pace.readMs(), () -> read(message, behaviour));
        }
    }

    private void read(ChatMessage.Outbound message, Behaviour behaviour) {
        markRead(message);
        if (behaviour == Behaviour.ANSWERS || behaviour == Behaviour.TAPS || behaviour == Behaviour.STOPS) {
            timeline.after(settings.pace.replyMs(), () -> answer(message, behaviour));
        }
    }

    private void answer(ChatMessage.Outbound message, Behaviour behaviour) {
        if (behaviour == Behaviour.TAPS && replies.tapFirst(message)) {
            return;
        }
        replies.say(message.to(), behaviour == Behaviour.STOPS ? "STOP" : "Thank you!", null);
    }

    /** The person sees the message. Without {@code delivered} before it, {@code read} stands for both (facts section 7). */
    void markRead(ChatMessage.Outbound message) {
        boolean priced = message.status() == ChatMessage.Status.SENT;
        advance(message, ChatMessage.Status.READ, priced, null);
    }

    private void advance(
            ChatMessage.Outbound message, ChatMessage.Status status, boolean priced, @Nullable Failure failure) {
        if (message.advance(status)) {
            Identity person = people.identity(message.to());
            webhooks.add(new Update.Progress(message, person, status, clock.instant(), priced, failure));
        }
    }
}
