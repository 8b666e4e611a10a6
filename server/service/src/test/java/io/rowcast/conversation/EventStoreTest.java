package io.rowcast.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.conversation.ConversationEvent.Mark;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who listens misses nothing, whichever transaction ends first. */
class EventStoreTest {
    private final Campaigns campaigns = new Campaigns();
    private final WorkspaceId workspace = campaigns.workspace();
    private final EventStore events = new EventStore(campaigns.database);

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void an_event_that_is_committed_late_comes_before_those_that_began_after_it() {
        Mark start = events.end();
        UUID slow = UUID.randomUUID();
        UUID fast = UUID.randomUUID();
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            tell(handle, slow);
            campaigns.database.<Void, RuntimeException>inWorkspace(workspace, other -> {
                tell(other, fast);
                return null;
            });
            assertThat(events.after(workspace, start))
                    .as("the slow one would be missed")
                    .isEmpty();
            return null;
        });
        List<ConversationEvent> all = events.after(workspace, start);
        assertThat(all).extracting(ConversationEvent::conversationId).containsExactly(slow, fast);
        assertThat(events.after(workspace, all.getFirst().mark()))
                .extracting(ConversationEvent::conversationId)
                .containsExactly(fast);
        assertThat(Mark.read(all.getLast().mark().toString()))
                .contains(all.getLast().mark());
        assertThat(events.after(workspace, events.end())).isEmpty();
    }

    @Test
    void another_workspace_hears_nothing() {
        Mark start = events.end();
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            tell(handle, UUID.randomUUID());
            return null;
        });
        assertThat(events.after(campaigns.workspace(), start)).isEmpty();
        assertThat(events.after(workspace, start)).hasSize(1);
    }

    @Test
    void events_are_forgotten_after_an_hour() {
        Mark start = events.end();
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            tell(handle, UUID.randomUUID());
            tell(handle, UUID.randomUUID());
            handle.execute(
                    "update conversation_event set at = now() - interval '61 minutes' where event_id = (select min(event_id) from conversation_event)");
            return null;
        });
        events.forgetOld();
        assertThat(events.after(workspace, start)).hasSize(1);
    }

    private static void tell(Handle handle, UUID conversation) {
        handle.createUpdate("""
                        insert into conversation_event (workspace_id, kind, conversation_id)
                        values ((select current_workspace()), 'message', :id)
                        """).bind("id", conversation).execute();
    }
}
