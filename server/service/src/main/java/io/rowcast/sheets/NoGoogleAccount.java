package io.rowcast.sheets;

import io.rowcast.workspace.SheetAccess;
import io.rowcast.writeback.CellChanges;
import io.rowcast.writeback.SheetReading;
import io.rowcast.writeback.SheetTrouble.NotConfigured;
import io.rowcast.writeback.SheetWriting;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.Tab;
import java.util.Set;

/** In the place of sheets where the service has no Google account: says so, and statuses wait in the service. */
final class NoGoogleAccount implements StatusSheet, SheetAccess {
    @Override
    public SheetReading read(Tab tab) {
        return new NotConfigured();
    }

    @Override
    public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
        return new NotConfigured();
    }

    @Override
    public SheetWriting write(Tab tab, CellChanges changes) {
        return new NotConfigured();
    }

    @Override
    public Access check(String spreadsheetId, int sheetId) {
        return new Access.Unreachable(new NotConfigured().words());
    }
}
