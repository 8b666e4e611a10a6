package io.rowcast.campaign;

import io.rowcast.delivery.DeliveryStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person can do with a campaign now.
 *
 * @param words in the API's own words, in the order in which a page shows them
 * @param retryable failed rows that would be sent again
 * @param unsent rows that were left when it was cancelled or ended
 */
record Actions(List<String> words, int retryable, int unsent) {
    static Actions of(Campaign campaign, ProgressStore.Counts counts) {
        boolean waits = GoingOn.waitsForDecision(campaign);
        List<String> words = new ArrayList<>();
        int retryable = 0;
        int unsent = 0;
        switch (campaign.status()) {
            case DRAFT -> {}
            case SCHEDULED -> words.addAll(List.of("pause", "cancel"));
            case SENDING -> {
                words.addAll(List.of("pause", "cancel"));
                retryable = counts.retryable();
            }
            case PAUSED -> {
                words.addAll(waits ? List.of("send-rest", "cancel") : List.of("resume", "cancel"));
                retryable = counts.retryable();
            }
            case DONE -> {
                retryable = counts.retryable();
                unsent = counts.of(DeliveryStatus.CANCELLED);
            }
            // Some may be queued for the moment that it takes to call all of them off.
            case CANCELLED -> unsent = counts.of(DeliveryStatus.CANCELLED) + counts.of(DeliveryStatus.QUEUED);
        }
        if (retryable > 0) {
            words.add("retry-failed");
        }
        if (unsent > 0) {
            words.add("send-rest");
        }
        return new Actions(List.copyOf(words), retryable, unsent);
    }
}
