package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.UUID;

/** Rings when a campaign is to start; survives restarts. */
public interface StartTimer {
    /** Has {@link Starting#start} called at that time, or at once where it has passed. */
    void startAt(WorkspaceId workspace, UUID campaign, Instant at);

    /** Has nothing called; harmless where nothing would be. */
    void forget(UUID campaign);
}
