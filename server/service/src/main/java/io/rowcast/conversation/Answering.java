package io.rowcast.conversation;

import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.RowProblem;
import io.rowcast.audience.UserId;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.contact.ConsentStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.contact.RecipientId;
import io.rowcast.contact.Suppression;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.HandMessageStore.Claim;
import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.MetaError;
import io.rowcast.dispatch.Messenger;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.media.Media;
import io.rowcast.media.MediaStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.TimeOrderedId;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.FreeForm;
import io.rowcast.render.MappingProblem;
import io.rowcast.render.Rendered;
import io.rowcast.render.Renderer;
import io.rowcast.render.Source;
import io.rowcast.render.Template;
import io.rowcast.workspace.MirroredTemplate;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.TemplateMirror;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a person of the workspace writes by hand, each message at most once (promise 1): it is claimed by a committed row
 * before its one request leaves, and never sent again by itself. Only within 24 hours of the recipient's last message, save
 * with a template.
 */
public final class Answering {
    /** For so long a request waits for its file to be brought to Meta; nothing has left meanwhile. */
    private static final Duration FILE_PATIENCE = Duration.ofSeconds(40);

    /** Longer than the request and its wait for a file can take. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** What became of a wish to write. */
    sealed interface Outcome {
        /** It is in the ledger, now or by the same click before; what became of it stands there. */
        record Written(UUID conversation, UUID message) implements Outcome {}

        record NoSuchConversation() implements Outcome {}

        /** The same Idempotency-Key came with another message. */
        record KeyReused() implements Outcome {}

        record NoSuchMedia(UUID media) implements Outcome {}

        /** @param closedAt null where the person never wrote */
        record WindowClosed(@Nullable Instant closedAt) implements Outcome {}

        /** @param template whether it was a template that they get no more */
        record Suppressed(String reason, boolean template) implements Outcome {}

        /** The workspace sends such templates to people only who have agreed, and this one has not. */
        record NotAgreed() implements Outcome {}

        record TemplateNotSendable(String because) implements Outcome {}

        /** @param faults what is wrong and what to do, by input key; an empty key for the message as a whole */
        record Wrong(Map<String, String> faults) implements Outcome {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "wrong: " + faults.keySet();
            }
        }
    }

    private sealed interface Prepared {
        record Ready(Answer.Content content) implements Prepared {}

        record Refused(Outcome why) implements Prepared {}
    }

    private final Database database;
    private final Sealers sealers;
    private final SenderStore senders;
    private final TemplateMirror templates;
    private final MediaStore media;
    private final Messenger messenger;
    private final InstantSource clock;
    private final ConversationStore conversations = new ConversationStore();
    private final ConversationListStore list = new ConversationListStore();
    private final HandMessageStore messages = new HandMessageStore();
    private final IdentityStore identities = new IdentityStore();
    private final SuppressionStore suppressions = new SuppressionStore();
    private final ConsentStore consents = new ConsentStore();

    public Answering(
            Database database,
            Sealers sealers,
            SenderStore senders,
            TemplateMirror templates,
            MediaStore media,
            Messenger messenger,
            InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.senders = senders;
        this.templates = templates;
        this.media = media;
        this.messenger = messenger;
        this.clock = clock;
    }

    /**
     * Sends a message once for each {@code key}, and answers when its fate is known or in doubt.
     *
     * @param body the request as it came, to tell a repeated request from another one with the same key
     * @throws io.rowcast.workspace.SourceUnavailableException when a template is not mirrored and Meta does not answer
     */
    Outcome write(WorkspaceId workspace, Actor actor, UUID conversation, String key, String body, Answer answer) {
        Sealer sealer = sealers.of(workspace);
        byte[] hash = sealer.fingerprint("answer:" + conversation + body);
        Optional<Outcome> earlier = database.inWorkspace(workspace, handle -> earlier(handle, key, hash));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Optional<Conversation> found = database.inWorkspace(
                workspace,
                handle -> conversations.current(handle, conversation).flatMap(id -> list.find(handle, sealer, id)));
        if (found.isEmpty()) {
            return new Outcome.NoSuchConversation();
        }
        return switch (prepare(workspace, found.get().senderId(), answer)) {
            case Prepared.Refused refused -> refused.why();
            case Prepared.Ready ready -> write(workspace, actor, found.get(), key, hash, ready.content());
        };
    }

    private Optional<Outcome> earlier(Handle handle, String key, byte[] hash) {
        return messages.earlier(handle, key)
                .map(before -> Arrays.equals(before.requestHash(), hash)
                        ? new Outcome.Written(before.conversation(), before.id())
                        : new Outcome.KeyReused());
    }

    private Outcome write(
            WorkspaceId workspace,
            Actor actor,
            Conversation conversation,
            String key,
            byte[] hash,
            Answer.Content content) {
        Instant now = clock.instant();
        Optional<Address> address = address(conversation.address());
        if (address.isEmpty()) {
            return new Outcome.Wrong(
                    Map.of("", "WhatsApp shows this person under a name to which nothing can be sent."));
        }
        Map<String, String> faults = faults(Renderer.checkOne(content.mould(), content.sources()));
        if (!faults.isEmpty()) {
            return new Outcome.Wrong(faults);
        }
        return switch (Renderer.toOne(content.mould(), content.sources(), address.get(), now)) {
            case Rendered.Held held -> new Outcome.Wrong(Map.of("", words(held.problems())));
            case Rendered.Empty empty -> throw new IllegalStateException("a message to somebody is not empty");
            case Rendered.Ready ready -> {
                UUID id = TimeOrderedId.at(now);
                Claim claim = new Claim(
                        id,
                        conversation.id(),
                        conversation.senderId(),
                        key,
                        hash,
                        actor,
                        ready.message().json(id.toString()),
                        MessageTextView.write(ready.view()));
                yield claimAndSend(workspace, claim, content.category(), now);
            }
        };
    }

    private static Optional<Address> address(String name) {
        return PhoneNumber.fits(name) || UserId.fits(name) ? Optional.of(Address.of(name)) : Optional.empty();
    }

    private static Map<String, String> faults(List<MappingProblem> problems) {
        Map<String, String> faults = new HashMap<>();
        problems.forEach(problem -> faults.put(problem.key(), problem.message()));
        return faults;
    }

    private static String words(List<RowProblem> problems) {
        return String.join(
                " ",
                problems.stream()
                        .filter(RowProblem::blocks)
                        .map(problem -> problem.message() + " " + problem.fix())
                        .toList());
    }

    private Outcome claimAndSend(WorkspaceId workspace, Claim claim, @Nullable String category, Instant now) {
        Sealer sealer = sealers.of(workspace);
        Optional<Outcome> refusal = database.inWorkspace(workspace, handle -> {
            Conversation current =
                    list.find(handle, sealer, claim.conversation()).orElseThrow();
            Optional<Outcome> refused = refusal(current, category != null, now)
                    .or(() -> category == null ? Optional.empty() : notAgreed(handle, sealer, current, category));
            if (refused.isEmpty() && messages.claim(handle, sealer, claim, now, now.plus(CLAIM))) {
                AuditStore.add(
                        handle,
                        claim.actor(),
                        Action.MESSAGE_WRITTEN,
                        claim.id(),
                        Map.of(
                                "conversation",
                                claim.conversation().toString(),
                                "template",
                                String.valueOf(category != null)),
                        now);
                return Optional.<Outcome>empty();
            }
            // The same click, which was faster.
            return refused.or(() -> earlier(handle, claim.key(), claim.requestHash()));
        });
        if (refusal.isPresent()) {
            return refusal.get();
        }
        SendOutcome outcome = send(new Outbound(workspace, claim.sender(), claim.id(), claim.body()));
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            settle(handle, sealer, claim, outcome);
            return null;
        });
        return new Outcome.Written(claim.conversation(), claim.id());
    }

    /** To one who asked for no messages and has written since, an answer in words is no advertising. */
    private static Optional<Outcome> refusal(Conversation conversation, boolean template, Instant now) {
        Conversation.Suppressed suppressed = conversation.suppressed();
        if (suppressed != null && (template || !conversation.wroteSinceSuppressed())) {
            return Optional.of(new Outcome.Suppressed(suppressed.reason(), template));
        }
        return template || conversation.windowOpen(now)
                ? Optional.empty()
                : Optional.of(
                        new Outcome.WindowClosed(conversation.windowClosesAt().orElse(null)));
    }

    /** A template by hand needs consent where a campaign with it would. */
    private Optional<Outcome> notAgreed(Handle handle, Sealer sealer, Conversation conversation, String category) {
        RecipientId recipient = RecipientId.of(sealer, conversation.address());
        return consents.needed(handle, category)
                        && !consents.without(handle, List.of(recipient)).isEmpty()
                ? Optional.of(new Outcome.NotAgreed())
                : Optional.empty();
    }

    /** While only its file is on its way to Meta, nothing of the message has left, and it may be asked for again. */
    private SendOutcome send(Outbound message) {
        long deadline = System.nanoTime() + FILE_PATIENCE.toNanos();
        try {
            SendOutcome outcome = messenger.send(message);
            while (outcome instanceof SendOutcome.NotReady wait
                    && wait.words() == null
                    && System.nanoTime() + wait.pause().toNanos() < deadline) {
                LockSupport.parkNanos(wait.pause().toNanos());
                outcome = messenger.send(message);
            }
            return outcome;
        } catch (RuntimeException e) {
            // A broken promise of the messenger's; whether the request left cannot be told.
            return new SendOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    private void settle(Handle handle, Sealer sealer, Claim claim, SendOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case SendOutcome.Accepted accepted -> {
                if (accepted.recipientNames().size() > 1) {
                    identities.join(handle, sealer, List.of(new Person(accepted.recipientNames())));
                }
                messages.taken(handle, claim.id(), MessageId.of(sealer, accepted.wamid()), now);
            }
            case SendOutcome.Refused refused -> refused(handle, sealer, claim, refused, now);
            case SendOutcome.NotReached away ->
                fail(handle, sealer, claim, "WhatsApp could not be reached, so nothing was sent. Send it again.", now);
            case SendOutcome.NotReady wait -> {
                String words = wait.words();
                fail(
                        handle,
                        sealer,
                        claim,
                        (words == null ? "The file is still on its way to WhatsApp." : words)
                                + " Nothing was sent. Send it again in a minute.",
                        now);
            }
            case SendOutcome.NeverReady never ->
                fail(
                        handle,
                        sealer,
                        claim,
                        "WhatsApp does not take this file, so nothing was sent. Choose another.",
                        now);
            case SendOutcome.Fenced fenced ->
                fail(handle, sealer, claim, "The service was stopping, so nothing was sent. Send it again.", now);
            case SendOutcome.Unknown unknown -> messages.inDoubt(handle, claim.id(), now);
        }
    }

    private void fail(Handle handle, Sealer sealer, Claim claim, String words, Instant now) {
        messages.failed(handle, sealer, claim.id(), null, words, now);
    }

    /** What a person wrote is not tried again by itself, whatever the reason: they see it, and decide. */
    private void refused(Handle handle, Sealer sealer, Claim claim, SendOutcome.Refused refused, Instant now) {
        switch (MetaError.of(refused.code()).consequence()) {
            case Consequence.InDoubt doubt -> messages.inDoubt(handle, claim.id(), now);
            case Consequence.SuppressRecipient suppress -> {
                messages.failed(handle, sealer, claim.id(), refused.code(), refused.details(), now);
                suppress(handle, sealer, claim, suppress, now);
            }
            case Consequence.FailRow fail -> failed(handle, sealer, claim, refused, now);
            case Consequence.TryLater later -> failed(handle, sealer, claim, refused, now);
            case Consequence.RestRecipient rest -> failed(handle, sealer, claim, refused, now);
            case Consequence.PauseTemplate pause -> failed(handle, sealer, claim, refused, now);
            case Consequence.StopSender stop -> failed(handle, sealer, claim, refused, now);
        }
    }

    private void failed(Handle handle, Sealer sealer, Claim claim, SendOutcome.Refused refused, Instant now) {
        messages.failed(handle, sealer, claim.id(), refused.code(), refused.details(), now);
    }

    private void suppress(
            Handle handle, Sealer sealer, Claim claim, Consequence.SuppressRecipient suppress, Instant now) {
        String name =
                list.find(handle, sealer, claim.conversation()).orElseThrow().address();
        suppressions.suppress(
                handle,
                sealer,
                Suppression.by(
                        suppress.byPreference() ? Suppression.Source.META_PREFERENCE : Suppression.Source.ERROR,
                        name,
                        now));
    }

    private Prepared prepare(WorkspaceId workspace, UUID sender, Answer answer) {
        return switch (answer) {
            case Answer.Text text -> own(Answer.Content.of(text));
            case Answer.File file -> ofFile(workspace, file);
            case Answer.OfTemplate template -> ofTemplate(workspace, sender, template);
        };
    }

    private static Prepared own(Answer.Content content) {
        FreeForm words = (FreeForm) content.mould();
        return words.notSendableBecause()
                .or(() -> words.text().contains("{{")
                        ? Optional.of("The text has {{ in it, which stands for a gap. Write the text itself.")
                        : Optional.empty())
                .<Prepared>map(because -> new Prepared.Refused(new Outcome.Wrong(Map.of("", because))))
                .orElseGet(() -> new Prepared.Ready(content));
    }

    private Prepared ofFile(WorkspaceId workspace, Answer.File file) {
        Optional<Media> found = media.find(workspace, file.media());
        if (found.isEmpty()) {
            return new Prepared.Refused(new Outcome.NoSuchMedia(file.media()));
        }
        return switch (found.get().kind()) {
            case IMAGE -> own(Answer.Content.of(FreeForm.Type.IMAGE, file, found.get()));
            case VIDEO -> own(Answer.Content.of(FreeForm.Type.VIDEO, file, found.get()));
            case DOCUMENT -> own(Answer.Content.of(FreeForm.Type.DOCUMENT, file, found.get()));
            case AUDIO -> own(Answer.Content.of(FreeForm.Type.AUDIO, file, found.get()));
            case STICKER ->
                new Prepared.Refused(new Outcome.Wrong(
                        Map.of("", "Stickers cannot be sent from here. Choose a JPEG or PNG picture.")));
        };
    }

    private Prepared ofTemplate(WorkspaceId workspace, UUID senderId, Answer.OfTemplate wish) {
        Sender sender = senders.find(workspace, senderId).orElseThrow();
        Optional<MirroredTemplate> found = templates.find(workspace, sender, wish.name(), wish.language());
        if (found.isEmpty()) {
            return new Prepared.Refused(new Outcome.TemplateNotSendable(
                    "It is not among the templates of the sender's WhatsApp Business Account."));
        }
        Template template = Template.parse(found.get().current());
        Optional<String> because = template.notSendableBecause();
        if (because.isPresent()) {
            return new Prepared.Refused(new Outcome.TemplateNotSendable(because.get()));
        }
        Map<String, Source> sources = new HashMap<>();
        for (Map.Entry<String, Answer.Value> value : wish.values().entrySet()) {
            switch (value.getValue()) {
                case Answer.Value.Words words -> sources.put(value.getKey(), new Source.Fixed(words.text()));
                case Answer.Value.Upload upload -> {
                    Optional<Media> file = media.find(workspace, upload.media());
                    if (file.isEmpty()) {
                        return new Prepared.Refused(new Outcome.NoSuchMedia(upload.media()));
                    }
                    sources.put(value.getKey(), Answer.Content.source(file.get()));
                }
            }
        }
        return new Prepared.Ready(new Answer.Content(template, Map.copyOf(sources), template.category()));
    }
}
