package io.rowcast.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as the API tells it. */
record DeliveryView(
        UUID id,
        UUID campaignId,
        int row,
        String key,
        @Nullable String recipient,
        String status,
        Instant statusAt,
        @Nullable ErrorView error,
        @Nullable SheetTroubleView sheetTrouble) {
    record ErrorView(@Nullable Integer code, String message) {}

    record SheetTroubleView(String code, String message) {
        static SheetTroubleView of(WriteTrouble trouble) {
            return new SheetTroubleView(trouble.code(), trouble.words(1));
        }
    }

    /** @param next the row after which the following page starts; null on the last */
    record Page(List<DeliveryView> deliveries, @Nullable Integer next) {}

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.campaignId(),
                delivery.row(),
                delivery.key(),
                delivery.recipient(),
                delivery.status().word(),
                delivery.statusAt(),
                delivery.trouble()
                        .map(words -> new ErrorView(delivery.errorCode(), words))
                        .orElse(null),
                delivery.sheetTrouble() == null ? null : SheetTroubleView.of(delivery.sheetTrouble()));
    }
}
