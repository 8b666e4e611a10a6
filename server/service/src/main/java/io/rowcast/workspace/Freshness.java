package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the cells of a linked tab are up to date.
 *
 * @param behind rows whose cells do not show the newest state
 * @param waitingSince when the oldest of those states came; null where none waits
 * @param writtenAt when cells were last written or seen to be right; null for never
 * @param trouble what is in the way, in words for the user; null where nothing is
 * @param columnsDeleted status columns that a person deleted, by the part they played
 */
public record Freshness(
        int behind,
        @Nullable Instant waitingSince,
        @Nullable Instant writtenAt,
        @Nullable String trouble,
        List<String> columnsDeleted) {
    /** Knows it without asking Google. */
    @FunctionalInterface
    public interface Source {
        Freshness of(WorkspaceId workspace, UUID sheetLinkId);
    }
}
