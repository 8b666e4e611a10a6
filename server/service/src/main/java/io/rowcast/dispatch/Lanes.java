package io.rowcast.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Every sender's lane, so that a slow or stopped sender holds up no other. */
final class Lanes {
    private final LongSupplier nanoTime;
    private final Patience patience;
    private final Map<UUID, Lane> bySender = new HashMap<>();

    Lanes(LongSupplier nanoTime, Patience patience) {
        this.nanoTime = nanoTime;
        this.patience = patience;
    }

    /** The lane of the campaign's sender, with the throughput that it has now. */
    Lane of(SendingCampaign campaign) {
        Lane lane = bySender.computeIfAbsent(
                campaign.senderId(),
                id -> new Lane(new Pacer(campaign.messagesPerSecond(), nanoTime.getAsLong()), patience));
        lane.pacer.grant(campaign.messagesPerSecond());
        return lane;
    }

    /** Whether a claim is being made, or a request is under way. */
    boolean busy() {
        return bySender.values().stream().anyMatch(Lane::busy);
    }

    /** How many requests are under way. */
    int underWay() {
        return bySender.values().stream().mapToInt(Lane::underWay).sum();
    }

    /** Whether a campaign waits only for its sender's next token. */
    boolean shortOfTokens(List<SendingCampaign> campaigns) {
        return campaigns.stream().anyMatch(campaign -> of(campaign).pacer.shortOfTokens(nanoTime.getAsLong()));
    }
}
