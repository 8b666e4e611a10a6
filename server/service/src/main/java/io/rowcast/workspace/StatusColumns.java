package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/** The columns of a linked tab that statuses are written to. */
@FunctionalInterface
public interface StatusColumns {
    /** Has those that a person deleted made again with the next turn. */
    void wantBack(WorkspaceId workspace, UUID sheetLinkId);
}
