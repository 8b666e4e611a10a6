package io.rowcast.dispatch;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One claimed delivery on its way out.
 *
 * @param body the exact JSON for Meta, with our id in it
 * @param mayLeave asked once more when all is ready and only the request itself is left: false where the node has lost the number
 *     meanwhile
 */
public record Outbound(WorkspaceId workspace, UUID senderId, UUID deliveryId, String body, BooleanSupplier mayLeave) {
    /** One that nothing stops. */
    public Outbound(WorkspaceId workspace, UUID senderId, UUID deliveryId, String body) {
        this(workspace, senderId, deliveryId, body, () -> true);
    }

    @Override
    public String toString() {
        return "delivery " + deliveryId;
    }
}
