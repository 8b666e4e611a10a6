package io.rowcast.dispatch;

import io.rowcast.delivery.Halt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger is to be told about one claim. */
sealed interface Settlement {
    Held claim();

    default UUID deliveryId() {
        return claim().deliveryId();
    }

    /**
     * Whose claim it was: a node that stood still may answer for a row that others have claimed meanwhile.
     *
     * @param attempt as {@link Claim#attempt}
     */
    record Held(UUID deliveryId, UUID node, int attempt) {
        static Held of(Claim claim) {
            return new Held(claim.deliveryId(), claim.fence().node(), claim.attempt());
        }
    }

    record Taken(Held claim, String wamid, List<String> recipientNames) implements Settlement {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "taken: " + claim;
        }
    }

    record Failed(Held claim, int code, @Nullable String details) implements Settlement {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "failed with " + code + ": " + claim;
        }
    }

    /**
     * Back to the queue, since it did not leave, or Meta refused for certain.
     *
     * @param dueAt not before; null for as soon as before
     * @param counted whether the try counts towards the bound of tries
     */
    record Again(Held claim, @Nullable Instant dueAt, boolean counted) implements Settlement {}

    /** Back to the queue, with every campaign of its template paused, since Meta refused it for the template's sake. */
    record Halted(Held claim, int code) implements Settlement {}

    /** Back to the queue, with its campaign paused. */
    record CampaignHalted(Held claim, UUID campaignId, Halt halt) implements Settlement {}

    record InDoubt(Held claim) implements Settlement {}
}
