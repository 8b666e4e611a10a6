package io.rowcast.dispatch;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every sender's lane, so that a slow or stopped sender holds up no other. */
final class Lanes {
    private final InstantSource clock;
    private final int concurrentSends;
    private final Map<UUID, Lane> bySender = new HashMap<>();

    Lanes(InstantSource clock, int concurrentSends) {
        this.clock = clock;
        this.concurrentSends = concurrentSends;
    }

    /** The lane of the campaign's sender, with the throughput that it has now. */
    Lane of(SendingCampaign campaign) {
        Lane lane = bySender.computeIfAbsent(
                campaign.senderId(),
                id -> new Lane(new Pacer(campaign.messagesPerSecond(), clock.instant()), concurrentSends));
        lane.pacer.grant(campaign.messagesPerSecond());
        return lane;
    }

    boolean underWay() {
        return bySender.values().stream().anyMatch(lane -> !lane.idle());
    }

    /** Whether a campaign waits only for its sender's next token. */
    boolean shortOfTokens(List<SendingCampaign> campaigns) {
        return campaigns.stream().anyMatch(campaign -> of(campaign).pacer.shortOfTokens(clock.instant()));
    }
}
