package io.rowcast.writeback;

import io.rowcast.platform.store.WorkspaceId;
import java.time.ZoneId;
import java.util.UUID;

/**
 * One workspace's link to a tab.
 *
 * @param zone the spreadsheet's zone, in which times are shown
 */
record LinkedTab(WorkspaceId workspace, UUID sheetLinkId, Tab tab, ZoneId zone) {
    @Override
    public String toString() {
        return "sheet link " + sheetLinkId;
    }
}
