package io.rowcast.dispatch;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Which node sends from which number; how long, the database's clock says alone. */
public final class LaneStore {
    private final Database database;
    private final BooleanSupplier clockIsRight;

    /** @param clockIsRight whether the node's clock agrees with the database's */
    public LaneStore(Database database, BooleanSupplier clockIsRight) {
        this.database = database;
        this.clockIsRight = clockIsRight;
    }

    /** A node that has the hour wrong may hold no lane: it would send before a start, or after an end. */
    boolean mayHold() {
        return clockIsRight.getAsBoolean();
    }

    /**
     * Takes the sender's lane, or keeps it for longer. Waits for nobody who has the sender's row locked: the other senders wait
     * for this answer.
     *
     * @return the epoch under which it is the node's for {@code time} from now; empty where it is another's, or cannot be told now
     */
    OptionalLong hold(SendingCampaign campaign, UUID node, Duration time) {
        return database.inWorkspace(
                        campaign.workspace(),
                        handle -> handle.createQuery("""
                                with free as (
                                  select workspace_id, sender_id from sender
                                  where workspace_id = (select current_workspace()) and sender_id = :sender
                                    and (lane_node is null or lane_node = :node or lane_until <= clock_timestamp())
                                  for no key update skip locked)
                                update sender s
                                set lane_node = :node, lane_until = clock_timestamp() + :time * interval '1 ms',
                                  lane_epoch = lane_epoch + (lane_node is distinct from :node)::int
                                from free
                                where s.workspace_id = free.workspace_id and s.sender_id = free.sender_id
                                returning lane_epoch
                                """)
                                .bind("node", node)
                                .bind("time", time.toMillis())
                                .bind("sender", campaign.senderId())
                                .mapTo(Long.class)
                                .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
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
