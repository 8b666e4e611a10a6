package io.rowcast.conversation;

import io.rowcast.conversation.ConversationEvent.Mark;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.UUID;

/** What is new in conversations, of all nodes, for an hour. */
public final class EventStore {
    /** More than this at once come with the next look. */
    private static final int MOST = 500;

    /** Behind every event of a transaction; as many digits as a mark has. */
    private static final long LAST_ID = 999_999_999_999_999_999L;

    private final Database database;

    public EventStore(Database database) {
        this.database = database;
    }

    /** The end of what has happened; whatever is under way comes behind it. */
    Mark end() {
        return new Mark(
                database.outsideWorkspaces(
                        handle -> handle.createQuery("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1")
                                .mapTo(Long.class)
                                .one()),
                LAST_ID);
    }

    /**
     * What happened behind a place, in an order that never changes: events of transactions younger than one that is still under
     * way are kept back until it has ended.
     */
    List<ConversationEvent> after(WorkspaceId workspace, Mark mark) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select transaction_id, event_id, kind, conversation_id, message_id from conversation_event
                        where workspace_id = (select current_workspace()) and (transaction_id, event_id) > (:transaction, :id)
                          and transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                        order by transaction_id, event_id
                        limit :most
                        """)
                        .bind("transaction", mark.transaction())
                        .bind("id", mark.id())
                        .bind("most", MOST)
                        .map((row, context) -> new ConversationEvent(
                                new Mark(row.getLong("transaction_id"), row.getLong("event_id")),
                                row.getString("kind"),
                                row.getObject("conversation_id", UUID.class),
                                row.getObject("message_id", UUID.class)))
                        .list());
    }

    /** Forgets what is older than an hour. */
    public void forgetOld() {
        database.outsideWorkspaces(handle -> handle.createQuery("select true from forget_conversation_events()")
                .mapTo(Boolean.class)
                .list());
    }
}
