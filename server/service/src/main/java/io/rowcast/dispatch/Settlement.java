package io.rowcast.dispatch;

import io.rowcast.delivery.Halt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger is to be told about one claim. */
sealed interface Settlement {
    UUID deliveryId();

    record Taken(UUID deliveryId, String wamid, List<String> recipientNames) implements Settlement {}

    record Failed(UUID deliveryId, int code, @Nullable String details) implements Settlement {}

    /**
     * Back to the queue, since Meta refused for certain.
     *
     * @param counted whether the try counts towards the bound of tries
     */
    record Again(UUID deliveryId, Instant dueAt, boolean counted) implements Settlement {}

    /** Back to the queue, with every campaign of its template paused, since Meta refused it for the template's sake. */
    record Halted(UUID deliveryId, int code) implements Settlement {}

    /** Back to the queue, with its campaign paused. */
    record CampaignHalted(UUID deliveryId, UUID campaignId, Halt halt) implements Settlement {}

    /** Back to the queue, uncounted, where it is still the node's claim: it had lost the number before anything left. */
    record GivenBack(UUID deliveryId, UUID node) implements Settlement {}

    record InDoubt(UUID deliveryId) implements Settlement {}
}
