package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every account's templates once a day, and at once where a webhook told of an edit: a deletion whose webhook was
 * lost is found so.
 */
public final class TemplateSync {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateSync.class);

    private static final Duration EVERY = Duration.ofHours(24);

    /** Meta lets an app ask 200 times an hour for an account (facts 11); a round must not take long either. */
    private static final int AT_A_TIME = 20;

    private final Database database;
    private final SenderStore senders;
    private final TemplateMirror mirror;
    private final SyncDueStore due = new SyncDueStore();
    private final InstantSource clock;

    public TemplateSync(Database database, SenderStore senders, TemplateMirror mirror, InstantSource clock) {
        this.database = database;
        this.senders = senders;
        this.mirror = mirror;
        this.clock = clock;
    }

    /** Called every minute, by one node at a time. */
    public void run() {
        database.outsideWorkspaces(handle -> due.before(handle, clock.instant().minus(EVERY), AT_A_TIME))
                .forEach(account -> sync(account.workspace(), account.sender()));
    }

    /** An account that cannot be asked keeps its mirror, and holds up no other. */
    private void sync(WorkspaceId workspace, UUID senderId) {
        try {
            senders.find(workspace, senderId).ifPresent(sender -> mirror.templatesOf(workspace, sender, true));
        } catch (SourceUnavailableException e) {
            LOG.warn("The templates of workspace {} could not be fetched: {}", workspace, e.getMessage());
        }
    }
}
