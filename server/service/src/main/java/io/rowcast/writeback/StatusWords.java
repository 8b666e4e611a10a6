package io.rowcast.writeback;

import io.rowcast.delivery.DeliveryStatus;

/** The status as the cell says it. */
final class StatusWords {
    private StatusWords() {}

    static String of(DeliveryStatus status) {
        return switch (status) {
            case QUEUED -> "Queued";
            // Until Meta says "sent", the message is on its way as far as the marketer can tell.
            case SENDING, UNKNOWN, ACCEPTED -> "Sending";
            case UNCONFIRMED -> "Unconfirmed";
            case SENT -> "Sent";
            case FAILED -> "Failed";
            case DELIVERED -> "Delivered";
            case READ -> "Read";
            case CANCELLED -> "Cancelled";
            case SKIPPED -> "Skipped";
        };
    }
}
