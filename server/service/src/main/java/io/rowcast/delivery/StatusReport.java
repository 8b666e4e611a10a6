package io.rowcast.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News of one delivery.
 *
 * @param at when it happened, by the clock of whoever reports it
 * @param errorCode Meta's code, for {@code FAILED}
 * @param errorDetails Meta's explanation, sealed; it may quote the number
 */
public record StatusReport(
        DeliveryStatus status, Instant at, @Nullable Integer errorCode, byte @Nullable [] errorDetails) {
    public static StatusReport of(DeliveryStatus status, Instant at) {
        return new StatusReport(status, at, null, null);
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return status + " at " + at;
    }
}
