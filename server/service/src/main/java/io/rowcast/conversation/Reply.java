package io.rowcast.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An inbound message with the row that it answers, if any; all three of its ids are null together. */
record Reply(
        UUID id,
        String from,
        String type,
        String text,
        Instant receivedAt,
        @Nullable UUID deliveryId,
        @Nullable UUID campaignId,
        @Nullable Integer row) {
    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return type + " " + id;
    }
}
