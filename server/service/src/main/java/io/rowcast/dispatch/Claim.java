package io.rowcast.dispatch;

import java.util.UUID;

/**
 * A delivery that is ours to send, by a committed row.
 *
 * @param attempt which try this is, from 1
 * @param fence nothing leaves once it is closed
 */
record Claim(SendingCampaign campaign, UUID deliveryId, int attempt, String body, Fence fence) {
    Outbound outbound() {
        return new Outbound(campaign.workspace(), campaign.senderId(), deliveryId, body, fence::open);
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "claim of " + deliveryId;
    }
}
