package io.rowcast.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message for one row, as people see it.
 *
 * @param row its number when the campaign was made
 * @param key the row's key in the sheet
 * @param recipient E.164, or a WhatsApp user id; null once it is forgotten
 * @param errorText Meta's explanation, or why it was skipped
 * @param sheetTrouble why its status is not in the sheet; null where it is, or is on its way
 */
public record Delivery(
        UUID id,
        UUID campaignId,
        int row,
        String key,
        @Nullable String recipient,
        DeliveryStatus status,
        Instant statusAt,
        @Nullable Integer errorCode,
        @Nullable String errorText,
        @Nullable WriteTrouble sheetTrouble) {
    /** What went wrong and what to do, in words; times in UTC. */
    public Optional<String> trouble() {
        return DeliveryTrouble.words(status, errorCode, errorText, statusAt, ZoneId.of("UTC"));
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "delivery " + id + ", " + status;
    }
}
