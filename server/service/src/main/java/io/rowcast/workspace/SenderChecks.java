package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Meta how numbers are: when one is added, once a day, and when somebody wants to know. */
public final class SenderChecks {
    private static final Logger LOG = LoggerFactory.getLogger(SenderChecks.class);

    /** Our own choice: what changes in between comes by webhook. */
    private static final Duration FRESH_FOR = Duration.ofDays(1);

    private final Database database;
    private final SenderStore senders;
    private final NumberSource source;
    private final InstantSource clock;
    private final SenderHealthStore health = new SenderHealthStore();

    public SenderChecks(Database database, SenderStore senders, NumberSource source, InstantSource clock) {
        this.database = database;
        this.senders = senders;
        this.source = source;
        this.clock = clock;
    }

    /** Adds or replaces a sender as Meta has described it; what had stopped it before is for Meta to say again. */
    void add(WorkspaceId workspace, Sender sender, NumberState state) {
        senders.save(workspace, state.in(sender));
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            health.clearStops(handle, sender.id());
            health.checked(handle, sender.id(), state, now);
            return null;
        });
    }

    /** @throws SourceUnavailableException when Meta did not answer, or refused */
    NumberState ask(Sender sender) {
        return source.stateOf(sender);
    }

    /** Asks for every sender of a workspace. A sender of which Meta does not tell gets a note that says so. */
    public void check(WorkspaceId workspace) {
        senders.list(workspace).forEach(sender -> check(workspace, sender));
    }

    /** Asks for every sender that nobody has asked for within a day. */
    public void checkStale() {
        Instant stale = clock.instant().minus(FRESH_FOR);
        database.outsideWorkspaces(handle -> health.uncheckedSince(handle, stale))
                .forEach(it -> checkOne(it.workspace(), it.sender()));
    }

    private void checkOne(WorkspaceId workspace, UUID sender) {
        senders.find(workspace, sender).ifPresent(found -> check(workspace, found));
    }

    private void check(WorkspaceId workspace, Sender sender) {
        try {
            NumberState state = ask(sender);
            Instant now = clock.instant();
            database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
                health.checked(handle, sender.id(), state, now);
                return null;
            });
        } catch (SourceUnavailableException e) {
            unanswered(workspace, sender, e);
        }
    }

    private void unanswered(WorkspaceId workspace, Sender sender, SourceUnavailableException e) {
        LOG.warn("Meta did not tell the state of sender {}", sender.id(), e);
        String why = String.valueOf(e.getMessage());
        if (e.refused()) {
            database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
                health.refusedToTell(handle, sender.id(), why, clock.instant());
                return null;
            });
        }
    }
}
