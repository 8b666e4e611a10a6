package io.rowcast.conversation;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Cursor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people read of a workspace's conversations. */
final class Reading {
    /** @param next where the following page, of older ones, starts; null on the last */
    record Page<T>(List<T> shown, @Nullable String next) {
        /** Without what it holds. */
        @Override
        public String toString() {
            return "a page of " + shown.size();
        }
    }

    /** Looked through at each change for what is unread, so that it costs the same however many there are. */
    private static final int NEWEST = 200;

    private final Database database;
    private final Sealers sealers;
    private final ConversationStore conversations = new ConversationStore();
    private final ConversationListStore list = new ConversationListStore();
    private final MessageListStore messages = new MessageListStore();

    Reading(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Those with the newest messages first. */
    Page<Conversation> conversations(WorkspaceId workspace, boolean unread, Place after, int limit) {
        Sealer sealer = sealers.of(workspace);
        List<ConversationListStore.Placed> found =
                database.inWorkspace(workspace, handle -> list.page(handle, sealer, unread, after, limit + 1));
        List<ConversationListStore.Placed> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream().map(ConversationListStore.Placed::conversation).toList(),
                found.size() > limit ? Cursor.of(shown.getLast().place().bytes()) : null);
    }

    /** How many of the newest conversations have messages that nobody has read. */
    int unread(WorkspaceId workspace) {
        return database.inWorkspace(workspace, handle -> list.unread(handle, NEWEST));
    }

    Optional<Conversation> find(WorkspaceId workspace, UUID id) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> conversations.current(handle, id).flatMap(current -> list.find(handle, sealer, current)));
    }

    /** Newest first; empty where there is no such conversation. */
    Optional<Page<ConversationMessage>> messages(WorkspaceId workspace, UUID id, Place after, int limit) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                        workspace,
                        handle -> conversations
                                .current(handle, id)
                                .map(current -> messages.page(handle, sealer, current, after, limit + 1)))
                .map(found -> {
                    List<ConversationMessage> shown = found.subList(0, Math.min(limit, found.size()));
                    return new Page<>(
                            List.copyOf(shown),
                            found.size() > limit
                                    ? Cursor.of(new Place(
                                                    shown.getLast().at(),
                                                    shown.getLast().id())
                                            .bytes())
                                    : null);
                });
    }
}
