package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/** One claimed delivery on its way out: {@code body} is the exact JSON for Meta, with our id in it. */
public record Outbound(WorkspaceId workspace, UUID senderId, UUID deliveryId, String body) {
    @Override
    public String toString() {
        return "delivery " + deliveryId;
    }
}
