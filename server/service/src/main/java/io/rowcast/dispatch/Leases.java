package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Has each sender served by one node at a time, so that its throughput, which Meta counts by number, is kept to by however
 * many nodes there are. The right is a row in the database, for a few seconds by the database's own clock; nodes' clocks may
 * differ as they like. What a node takes from it is a {@link Fence}, which ends a little earlier than the right itself.
 */
final class Leases {
    /** How long a dead node's senders wait for another. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** From the last look at the fence until the request is on the wire, and clocks that run at different speeds. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final long SURE = LEASE.minus(MARGIN).toNanos();
    private static final long RENEW_BEFORE_END = Duration.ofSeconds(5).toNanos();

    private record Held(WorkspaceId workspace, Fence fence) {}

    private final Fence.Clocks clocks;
    private final LaneStore store;
    private final UUID node;
    private final Map<UUID, Held> bySender = new HashMap<>();

    /** @param nanoTime monotonic, as {@link System#nanoTime} */
    Leases(InstantSource clock, LongSupplier nanoTime, LaneStore store, UUID node) {
        this.clocks = new Fence.Clocks(clock, nanoTime);
        this.store = store;
        this.node = node;
    }

    /** The right to send from the campaign's sender, taken or renewed where that is due; empty where another node has it. */
    Optional<Fence> hold(SendingCampaign campaign) {
        if (!store.mayHold()) {
            return Optional.empty();
        }
        Held held = bySender.get(campaign.senderId());
        if (held != null && held.fence().opensFor(RENEW_BEFORE_END)) {
            return Optional.of(held.fence());
        }
        if (campaign.lease() != null && campaign.lease().bars(node)) {
            bySender.remove(campaign.senderId());
            return Optional.empty();
        }
        // A right that could not be renewed now is still good for a while.
        return take(campaign)
                .or(() -> Optional.ofNullable(held).map(Held::fence).filter(Fence::open));
    }

    private Optional<Fence> take(SendingCampaign campaign) {
        Fence.Moment asked = Fence.Moment.of(clocks);
        OptionalLong epoch = store.hold(campaign, node, LEASE);
        if (epoch.isEmpty()) {
            return Optional.empty();
        }
        Fence fence = new Fence(node, epoch.getAsLong(), clocks, asked, SURE);
        bySender.put(campaign.senderId(), new Held(campaign.workspace(), fence));
        return Optional.of(fence);
    }

    /** Gives every lane back, so that no other node waits. */
    void release() {
        bySender.forEach((sender, held) -> store.release(held.workspace(), sender, node));
        bySender.clear();
    }
}
