package io.rowcast.conversation;

import io.rowcast.contact.RecipientId;
import io.rowcast.conversation.ConversationStore.Writer;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliveryRef;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes inbound messages: in which conversation they belong, whose row they answer, and what they ask for. */
public final class Conversations {
    /** Meta's seconds are cut off, and its clock is not ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** What Meta cuts off. */
    private static final Duration CUT_OFF = Duration.ofMillis(999);

    /** The conversations with the writers of some messages. */
    public static final class Homes {
        private final Map<RecipientId, UUID> conversations;

        private Homes(Map<RecipientId, UUID> conversations) {
            this.conversations = Map.copyOf(conversations);
        }

        UUID of(RecipientId writer) {
            UUID home = conversations.get(writer);
            if (home == null) {
                throw new IllegalArgumentException("not one of the writers whose conversations were opened");
            }
            return home;
        }
    }

    /**
     * A message with its arrival.
     *
     * @param arrived when its webhook came, by our clock
     */
    public record Received(InboundMessage message, Instant arrived) {
        /** When it was written as nearly as can be told, so that it stands behind ours that it answers. */
        Instant saidAt() {
            return earlier(message.at().plus(CUT_OFF), arrived);
        }
    }

    private final ConversationStore conversations;
    private final ReplyStore replies;
    private final DeliveryLedgerStore deliveries;
    private final OptOuts optOuts;

    public Conversations(
            ConversationStore conversations, ReplyStore replies, DeliveryLedgerStore deliveries, OptOuts optOuts) {
        this.conversations = conversations;
        this.replies = replies;
        this.deliveries = deliveries;
        this.optOuts = optOuts;
    }

    /** Opens the conversations with all who wrote these messages to a sender, within the caller's transaction. */
    public Homes open(Handle handle, Sealer sealer, UUID senderId, Collection<Received> messages) {
        if (messages.isEmpty()) {
            return new Homes(Map.of());
        }
        Map<RecipientId, Writer> writers = new HashMap<>();
        Instant latest = Instant.EPOCH;
        for (Received one : messages) {
            Writer writer = writer(sealer, one);
            writers.merge(writer.id(), writer, Conversations::both);
            latest = later(latest, one.arrived());
        }
        return new Homes(conversations.open(handle, sealer, senderId, writers.values(), latest));
    }

    /** What a person edits or deletes opens no window and moves no conversation up. */
    private static Writer writer(Sealer sealer, Received one) {
        InboundMessage message = one.message();
        boolean fresh = message.version() == InboundMessage.Version.FIRST;
        return new Writer(
                RecipientId.of(sealer, message.from().name()),
                message.from().name(),
                message.profileName(),
                fresh ? one.saidAt() : null,
                fresh ? message.at() : null);
    }

    private static Writer both(Writer one, Writer other) {
        return new Writer(
                one.id(),
                other.name(),
                other.profileName() == null ? one.profileName() : other.profileName(),
                laterOf(one.saidAt(), other.saidAt()),
                laterOf(one.inboundAt(), other.inboundAt()));
    }

    private static @Nullable Instant laterOf(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : other == null ? one : later(one, other);
    }

    /**
     * Keeps a message, or what it was changed to, within the caller's transaction; one that came before changes nothing.
     *
     * @param homes opened for this message among others
     * @return the delivery whose cells show something else now: for {@link DeliveryLedgerStore#touch}
     */
    public Optional<UUID> receive(Handle handle, Sealer sealer, UUID senderId, Received received, Homes homes) {
        return switch (received.message().version()) {
            case FIRST -> add(handle, sealer, senderId, received, homes);
            case EDITED, DELETED ->
                switch (replies.change(handle, sealer, received.message())) {
                    case ReplyStore.Changed.Unknown unknown -> add(handle, sealer, senderId, received, homes);
                    case ReplyStore.Changed.Stale stale -> Optional.empty();
                    case ReplyStore.Changed.Done done -> changed(handle, sealer, received.message(), done);
                };
        };
    }

    /** A person has a name in place of another, within the caller's transaction. */
    public void moved(Handle handle, Sealer sealer, String before, String after, Instant at) {
        conversations.moved(handle, sealer, before, after, at);
    }

    private Optional<UUID> add(Handle handle, Sealer sealer, UUID senderId, Received received, Homes homes) {
        InboundMessage message = received.message();
        // A deleted one blanks no row, and is kept so that it stays deleted should it come late.
        Optional<DeliveryRef> answered = message.version() == InboundMessage.Version.DELETED
                ? Optional.empty()
                : answered(handle, sealer, senderId, received);
        UUID home = homes.of(RecipientId.of(sealer, message.from().name()));
        if (!replies.add(handle, sealer, senderId, received, home, answered)) {
            return Optional.empty();
        }
        replies.tellFollowUps(
                handle, senderId, RecipientId.of(sealer, message.from().name()));
        optOuts.byWord(handle, sealer, message);
        return answered.map(DeliveryRef::deliveryId);
    }

    private Optional<UUID> changed(Handle handle, Sealer sealer, InboundMessage message, ReplyStore.Changed.Done done) {
        optOuts.byWord(handle, sealer, message);
        return Optional.ofNullable(done.deliveryId());
    }

    /** The delivery that the message names, else the last one that the person can have seen. */
    private Optional<DeliveryRef> answered(Handle handle, Sealer sealer, UUID senderId, Received received) {
        InboundMessage message = received.message();
        return Optional.ofNullable(message.repliesTo())
                .flatMap(wamid -> deliveries.byWamid(handle, MessageId.of(sealer, wamid)))
                .or(() -> deliveries.lastTo(
                        handle,
                        senderId,
                        RecipientId.of(sealer, message.from().name()).bytes(),
                        earlier(message.at().plus(CLOCKS_DIFFER), received.arrived())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
