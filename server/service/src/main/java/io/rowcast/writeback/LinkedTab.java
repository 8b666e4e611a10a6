package io.rowcast.writeback;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Pen;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One workspace's link to a tab.
 *
 * @param zone the spreadsheet's zone, in which times are shown
 * @param pen who writes
 * @param connectionId the person's Google account that writes, where one does
 */
public record LinkedTab(
        WorkspaceId workspace,
        UUID sheetLinkId,
        Tab tab,
        ZoneId zone,
        Pen pen,
        @Nullable UUID connectionId) {
    @Override
    public String toString() {
        return "sheet link " + sheetLinkId;
    }
}
