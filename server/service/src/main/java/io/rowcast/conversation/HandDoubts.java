package io.rowcast.conversation;

import io.rowcast.platform.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks now and then at messages written by hand of which nobody has said what became of them: what a node left behind that
 * died becomes unknown, and what stays unknown for too long is shown as unconfirmed. Nothing of it is sent again.
 */
public final class HandDoubts {
    private final Database database;
    private final HandMessageStore messages;
    private final Duration doubt;
    private final InstantSource clock;

    /** @param doubt after this a message of which no webhook tells is unconfirmed */
    public HandDoubts(Database database, HandMessageStore messages, Duration doubt, InstantSource clock) {
        this.database = database;
        this.messages = messages;
        this.doubt = doubt;
        this.clock = clock;
    }

    public void review() {
        Instant now = clock.instant();
        Instant since = now.minus(doubt);
        messages.workspacesInDoubt(database, now, since)
                .forEach(workspace -> database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
                    messages.review(handle, now, since);
                    return null;
                }));
    }
}
