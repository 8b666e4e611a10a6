package io.rowcast.writeback;

import io.rowcast.audience.Address;
import io.rowcast.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a row, with what a row may show of it, opened.
 *
 * @param region ISO 3166 default region of its campaign
 * @param followUp whether its campaign is a follow-up of another
 */
record ShownDelivery(
        String rowKey,
        UUID deliveryId,
        UUID campaignId,
        int revision,
        int writtenRevision,
        Address recipient,
        String region,
        DeliveryStatus status,
        Instant statusAt,
        @Nullable Integer errorCode,
        @Nullable String errorText,
        boolean followUp,
        @Nullable ShownReply reply) {
    /** The last reply to a delivery. */
    record ShownReply(String text, Instant receivedAt) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "reply at " + receivedAt;
        }
    }

    boolean isBehind() {
        return revision > writtenRevision;
    }

    @Override
    public String toString() {
        return "delivery " + deliveryId;
    }
}
