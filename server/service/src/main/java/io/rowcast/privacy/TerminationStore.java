package io.rowcast.privacy;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends workspaces, within the caller's transaction and workspace. */
final class TerminationStore {
    private static final int BATCH = 2_000;

    /** What a workspace has most of, in the order in which it is deleted; the rest goes with the workspace's row. */
    private static final List<String> LARGE = List.of("delivery", "reply", "media_piece", "campaign_row_problem");

    /** Whether the workspace is called so; false where there is none. */
    boolean isCalled(Handle handle, String name) {
        return handle.createQuery("""
                        select exists (
                          select from workspace where workspace_id = (select current_workspace()) and name = :name)
                        """).bind("name", name).mapTo(Boolean.class).one();
    }

    /** Lets nobody in any more and nothing leave, and destroys the keys: from here on nothing of it can be read. */
    void close(Handle handle) {
        handle.createUpdate("""
                        update campaign set status = 'cancelled', pause_code = null, pause_message = null, paused_at = null
                        where workspace_id = (select current_workspace()) and status in ('scheduled', 'sending', 'paused')
                        """).execute();
        handle.execute("delete from api_key where workspace_id = (select current_workspace())");
        handle.execute("delete from workspace_key where workspace_id = (select current_workspace())");
    }

    boolean isClosed(Handle handle) {
        return handle.createQuery("""
                        select not exists (select from workspace_key where workspace_id = (select current_workspace()))
                        """).mapTo(Boolean.class).one();
    }

    /** @return how many rows of a large table were deleted; none where the workspace is gone with all else */
    int deleteSome(Handle handle) {
        for (String table : LARGE) {
            int deleted = handle.createUpdate("""
                            delete from %1$s where ctid = any(array(
                              select ctid from %1$s where workspace_id = (select current_workspace()) limit :batch))
                            """.formatted(table))
                    .bind("batch", BATCH)
                    .execute();
            if (deleted > 0) {
                return deleted;
            }
        }
        handle.execute("delete from workspace where workspace_id = (select current_workspace())");
        return 0;
    }
}
