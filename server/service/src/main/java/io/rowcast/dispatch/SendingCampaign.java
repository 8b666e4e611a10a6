package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign whose rows may be sent.
 *
 * @param messagesPerSecond the throughput that Meta grants to the sender
 * @param marketing whether Meta counts its template as marketing
 * @param consentNeeded whether it goes to people only who have agreed to get messages
 * @param limitedPortfolio whose limit of new people it counts against; null where that is unlimited
 * @param canaryRows so many rows only may be sent, the first, until their fate is known; null is all
 * @param quiet when nobody is disturbed; null for never
 * @param drip its pace; null for none
 * @param lease which node sends from this sender; null where none has yet
 */
record SendingCampaign(
        WorkspaceId workspace,
        UUID campaignId,
        UUID senderId,
        int messagesPerSecond,
        boolean marketing,
        boolean consentNeeded,
        @Nullable String limitedPortfolio,
        @Nullable Integer canaryRows,
        @Nullable Quiet quiet,
        When.@Nullable Drip drip,
        @Nullable Lease lease) {
    @Nullable
    LocalTime quietFrom() {
        return quiet == null ? null : quiet.hours().from();
    }

    @Nullable
    LocalTime quietTo() {
        return quiet == null ? null : quiet.hours().to();
    }

    /** @param zone of recipients whose own is not known */
    record Quiet(QuietHours hours, String zone) {}

    /**
     * A node's right to send from a number.
     *
     * @param over whether its time had passed, by the database's clock
     */
    record Lease(UUID node, boolean over) {
        boolean bars(UUID other) {
            return !node.equals(other) && !over;
        }
    }
}
