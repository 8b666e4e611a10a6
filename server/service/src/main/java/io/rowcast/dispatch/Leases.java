package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Has each sender served by one node at a time, so that its throughput, which Meta counts by number, is kept to by however
 * many nodes there are. The right is a row in the database, for a few seconds; a claim asks for it too, so that a node that
 * stood still and lost it sends nothing. Nodes' clocks must not differ by seconds.
 */
final class Leases {
    /** How long a dead node's senders wait for another. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(6);

    private record Held(WorkspaceId workspace, Instant until) {}

    private final InstantSource clock;
    private final LaneStore store;
    private final UUID node;
    private final Map<UUID, Held> bySender = new HashMap<>();

    Leases(InstantSource clock, LaneStore store, UUID node) {
        this.clock = clock;
        this.store = store;
        this.node = node;
    }

    /** Whether this node may send from the campaign's sender now. */
    boolean hold(SendingCampaign campaign) {
        Instant now = clock.instant();
        Held held = bySender.get(campaign.senderId());
        if (held != null && now.isBefore(held.until().minus(RENEW_BEFORE_END))) {
            return true;
        }
        if (campaign.lease() != null && campaign.lease().bars(node, now)) {
            bySender.remove(campaign.senderId());
            return false;
        }
        Instant until = now.plus(LEASE);
        boolean holds = store.hold(campaign, node, now, until);
        if (holds) {
            bySender.put(campaign.senderId(), new Held(campaign.workspace(), until));
        } else {
            bySender.remove(campaign.senderId());
        }
        return holds;
    }

    /** Gives every lane back, so that no other node waits. */
    void release() {
        bySender.forEach((sender, held) -> store.release(held.workspace(), sender, node));
        bySender.clear();
    }
}
