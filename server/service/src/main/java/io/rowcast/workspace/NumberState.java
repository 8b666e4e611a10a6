package io.rowcast.workspace;

import org.jspecify.annotations.Nullable;

/**
 * What Meta says of a number (facts.md section 4), in Meta's own words where they are texts.
 *
 * @param qualityRating GREEN, YELLOW, RED, UNKNOWN
 * @param status such as CONNECTED, FLAGGED, BANNED
 * @param nameStatus such as APPROVED, DECLINED; null where Meta does not say
 * @param messagesPerSecond the throughput that Meta grants
 * @param portfolioId the business portfolio that owns the account; null where Meta does not say
 */
public record NumberState(
        String displayPhoneNumber,
        String verifiedName,
        String qualityRating,
        String status,
        @Nullable String nameStatus,
        int messagesPerSecond,
        MessagingLimit limit,
        @Nullable String portfolioId) {
    /** The sender, with what of this stands in it. */
    Sender in(Sender sender) {
        return new Sender(
                sender.id(),
                sender.phoneNumberId(),
                sender.wabaId(),
                sender.token(),
                displayPhoneNumber,
                verifiedName,
                qualityRating,
                status,
                messagesPerSecond);
    }
}
