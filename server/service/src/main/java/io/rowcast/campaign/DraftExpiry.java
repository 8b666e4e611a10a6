package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes drafts that nobody launched, with the personal data in their rows. */
public final class DraftExpiry {
    /** Stated in openapi.yaml. */
    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final Database database;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final DueStore due = new DueStore();

    public DraftExpiry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void deleteOldDrafts() {
        Instant madeBefore = clock.instant().minus(KEPT_FOR);
        for (WorkspaceId workspace :
                database.outsideWorkspaces(handle -> due.withDraftsOlderThan(handle, madeBefore))) {
            database.inWorkspace(workspace, handle -> campaigns.deleteDraftsOlderThan(handle, madeBefore));
        }
    }
}
