package io.rowcast.dispatch;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.UUID;

/** Which node sends from which number. */
public final class LaneStore {
    private final Database database;

    public LaneStore(Database database) {
        this.database = database;
    }

    /**
     * Takes the sender's lane, or keeps it for longer.
     *
     * @return whether it is the node's until then
     */
    boolean hold(SendingCampaign campaign, UUID node, Instant now, Instant until) {
        return database.inWorkspace(
                        campaign.workspace(),
                        handle -> handle.createUpdate("""
                                update sender set lane_node = :node, lane_until = :until
                                where workspace_id = (select current_workspace()) and sender_id = :sender
                                  and (lane_node is null or lane_node = :node or lane_until <= :now)
                                """)
                                .bind("node", node)
                                .bind("until", until)
                                .bind("now", now)
                                .bind("sender", campaign.senderId())
                                .execute())
                > 0;
    }

    /** Lets another node take over at once. */
    void release(WorkspaceId workspace, UUID sender, UUID node) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                                update sender set lane_node = null, lane_until = null
                                where workspace_id = (select current_workspace()) and sender_id = :sender
                                  and lane_node = :node
                                """)
                        .bind("node", node)
                        .bind("sender", sender)
                        .execute());
    }
}
