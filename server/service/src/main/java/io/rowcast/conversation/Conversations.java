package io.rowcast.conversation;

import io.rowcast.contact.RecipientId;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliveryRef;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes inbound messages: whose row they answer, and what they ask for. */
public final class Conversations {
    /** Meta's seconds are cut off, and its clock is not ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final ReplyStore replies;
    private final DeliveryLedgerStore deliveries;
    private final OptOuts optOuts;

    public Conversations(ReplyStore replies, DeliveryLedgerStore deliveries, OptOuts optOuts) {
        this.replies = replies;
        this.deliveries = deliveries;
        this.optOuts = optOuts;
    }

    /**
     * Keeps a message, or what it was changed to, within the caller's transaction; one that came before changes nothing.
     *
     * @param arrived when its webhook came, by our clock
     */
    public void receive(Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Instant arrived) {
        switch (message.version()) {
            case FIRST -> add(handle, sealer, senderId, message, answered(handle, sealer, senderId, message, arrived));
            case EDITED -> {
                if (!change(handle, sealer, message)) {
                    add(handle, sealer, senderId, message, answered(handle, sealer, senderId, message, arrived));
                }
            }
            // One that we never had blanks no row; it is kept so that it stays deleted should it come late.
            case DELETED -> {
                if (!change(handle, sealer, message)) {
                    add(handle, sealer, senderId, message, Optional.empty());
                }
            }
        }
    }

    private void add(
            Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Optional<DeliveryRef> answered) {
        if (replies.add(handle, sealer, senderId, message, answered)) {
            answered.ifPresent(delivery -> deliveries.touch(handle, delivery.deliveryId()));
            replies.tellFollowUps(
                    handle, senderId, RecipientId.of(sealer, message.from().name()));
            heedWish(handle, sealer, message);
        }
    }

    /** @return false where there is no such message */
    private boolean change(Handle handle, Sealer sealer, InboundMessage message) {
        return switch (replies.change(handle, sealer, message)) {
            case ReplyStore.Changed.Unknown unknown -> false;
            case ReplyStore.Changed.Stale stale -> true;
            case ReplyStore.Changed.Done done -> {
                if (done.deliveryId() != null) {
                    deliveries.touch(handle, done.deliveryId());
                }
                heedWish(handle, sealer, message);
                yield true;
            }
        };
    }

    private void heedWish(Handle handle, Sealer sealer, InboundMessage message) {
        optOuts.byWord(handle, sealer, message);
    }

    /** The delivery that the message names, else the last one that the person can have seen. */
    private Optional<DeliveryRef> answered(
            Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Instant arrived) {
        return Optional.ofNullable(message.repliesTo())
                .flatMap(wamid -> deliveries.byWamid(handle, MessageId.of(sealer, wamid)))
                .or(() -> deliveries.lastTo(
                        handle,
                        senderId,
                        RecipientId.of(sealer, message.from().name()).bytes(),
                        earlier(message.at().plus(CLOCKS_DIFFER), arrived)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
