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
     * Keeps a message, within the caller's transaction; one that came before changes nothing.
     *
     * @param arrived when its webhook came, by our clock
     */
    public void receive(Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Instant arrived) {
        Optional<DeliveryRef> answered = answered(handle, sealer, senderId, message, arrived);
        if (replies.add(handle, sealer, senderId, message, answered)) {
            answered.ifPresent(delivery -> deliveries.touch(handle, delivery.deliveryId()));
            wish(message).ifPresent(wish -> optOuts.byWord(handle, sealer, message.from(), wish, message.at()));
        }
    }

    /** The delivery that the message names, else the last one that the person can have seen. */
    private Optional<DeliveryRef> answered(
            Handle handle, Sealer sealer, UUID senderId, InboundMessage message, Instant arrived) {
        return Optional.ofNullable(message.repliesTo())
                .flatMap(wamid -> deliveries.byWamid(handle, MessageId.of(sealer, wamid)))
                .or(() -> deliveries.lastTo(
                        handle,
                        senderId,
                        RecipientId.of(sealer, message.from()).bytes(),
                        earlier(message.at().plus(CLOCKS_DIFFER), arrived)));
    }

    private static Optional<Wish> wish(InboundMessage message) {
        return OptOutWords.in(message.text())
                .or(() -> Optional.ofNullable(message.payload()).flatMap(OptOutWords::in));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
