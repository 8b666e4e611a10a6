package io.rowcast.sandbox.whatsapp;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message's way from Meta to the person's eyes, and what the person does then; each step becomes a webhook. */
final class Journey {
    private final Settings settings;
    private final InstantSource clock;
    private final Timeline timeline;
    private final Webhooks webhooks;
    private final Replies replies;
    private final Admission admission;
    private final MarketingRules marketing;

    Journey(
            Settings settings,
            InstantSource clock,
            Timeline timeline,
            Webhooks webhooks,
            Replies replies,
            Admission admission) {
        this.settings = settings;
        this.clock = clock;
        this.timeline = timeline;
        this.webhooks = webhooks;
        this.replies = replies;
        this.admission = admission;
        this.marketing = new MarketingRules(settings);
    }

    /** {@code fate} is why it will fail whoever it goes to; empty where nothing is known against it. */
    void begin(ChatMessage.Outbound message, Behaviour behaviour, Optional<Failure> fate) {
        Optional<Failure> failure = fate.or(() -> failure(message, behaviour));
        timeline.after(
                settings.pace.sentMs(),
                () -> failure.ifPresentOrElse(why -> fail(message, why), () -> sent(message, behaviour)));
    }

    private Optional<Failure> failure(ChatMessage.Outbound message, Behaviour behaviour) {
        if (behaviour == Behaviour.NOT_ON_WHATSAPP) {
            return Optional.of(Failure.NOT_ON_WHATSAPP);
        }
        Phone phone = message.number().people().phone(message.to());
        Optional<Failure> told = phone.error().filter(ToldError::later).map(ToldError::failure);
        if (told.isPresent()) {
            return told;
        }
        Optional<Failure> overLimit = admission.laterRefusal(message, phone);
        if (overLimit.isPresent() || !message.isMarketing()) {
            return overLimit;
        }
        return marketing.failure(message, phone, behaviour);
    }

    private void fail(ChatMessage.Outbound message, Failure failure) {
        advance(message, ChatMessage.Status.FAILED, false, failure);
    }

    private void sent(ChatMessage.Outbound message, Behaviour behaviour) {
        advance(message, ChatMessage.Status.SENT, true, null);
        if (message.isReaction()) {
            return;
        }
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
        replies.say(message.number(), message.to(), behaviour == Behaviour.STOPS ? "STOP" : "Thank you!", null);
    }

    /** The person opens the chat and sees all that has arrived. */
    void open(Phone phone) {
        for (ChatMessage message : phone.chat()) {
            if (message instanceof ChatMessage.Outbound outbound && ChatView.isUnread(outbound)) {
                markRead(outbound);
            }
        }
    }

    /** The person sees the message. Without {@code delivered} before it, {@code read} stands for both (facts section 7). */
    private void markRead(ChatMessage.Outbound message) {
        boolean priced = message.status() == ChatMessage.Status.SENT;
        advance(message, ChatMessage.Status.READ, priced, null);
    }

    private void advance(
            ChatMessage.Outbound message, ChatMessage.Status status, boolean priced, @Nullable Failure failure) {
        if (message.advance(status, clock.instant())) {
            Identity person = message.number().people().identity(message.to());
            webhooks.add(new Update.Progress(message, person, status, clock.instant(), priced, failure));
        }
    }
}
