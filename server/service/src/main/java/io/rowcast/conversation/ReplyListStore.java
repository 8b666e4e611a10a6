package io.rowcast.conversation;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replies for people to read. */
public final class ReplyListStore {
    private final Database database;
    private final Sealers sealers;

    public ReplyListStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** The next {@code limit} replies, oldest first; of every campaign and of none where {@code campaignId} is null. */
    List<Reply> page(WorkspaceId workspace, @Nullable UUID campaignId, ReplyPlace after, int limit) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select r.reply_id, r.recipient, r.type, r.body, r.received_at, r.delivery_id, r.campaign_id,
                               d.row_number
                        from reply r left join delivery d using (workspace_id, delivery_id)
                        where r.workspace_id = (select current_workspace()) and r.body is not null
                          and (:campaign::uuid is null or r.campaign_id = :campaign::uuid)
                          and (r.received_at, r.reply_id) > (:at, :id)
                        order by r.received_at, r.reply_id
                        limit :limit
                        """)
                        .bind("campaign", campaignId)
                        .bind("at", after.at())
                        .bind("id", after.id())
                        .bind("limit", limit)
                        .map((row, context) -> read(row, sealer))
                        .list());
    }

    private static Reply read(ResultSet row, Sealer sealer) throws SQLException {
        return new Reply(
                row.getObject("reply_id", UUID.class),
                sealer.open(row.getBytes("recipient"), ReplyStore.RECIPIENT),
                row.getString("type"),
                sealer.open(row.getBytes("body"), ReplyStore.BODY),
                row.getTimestamp("received_at").toInstant(),
                row.getObject("delivery_id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("row_number", Integer.class));
    }
}
