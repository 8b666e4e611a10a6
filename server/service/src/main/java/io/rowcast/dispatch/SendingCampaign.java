package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/**
 * A campaign whose rows may be sent.
 *
 * @param messagesPerSecond the throughput that Meta grants to the sender
 */
record SendingCampaign(WorkspaceId workspace, UUID campaignId, UUID senderId, int messagesPerSecond) {}
