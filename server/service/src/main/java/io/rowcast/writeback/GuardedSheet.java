package io.rowcast.writeback;

import java.util.Map;
import java.util.Set;

/** Writes only while the turn is ours. */
record GuardedSheet(StatusSheet sheet, TurnGuard guard) implements StatusSheet {
    @Override
    public SheetReading read(Tab tab) {
        return sheet.read(tab);
    }

    @Override
    public SheetWriting addColumns(Tab tab, Set<StatusColumn> columns) {
        return guard.holds() ? sheet.addColumns(tab, columns) : new SheetTrouble.TurnLost();
    }

    @Override
    public SheetWriting mark(Tab tab, Map<String, Integer> columns) {
        return guard.holds() ? sheet.mark(tab, columns) : new SheetTrouble.TurnLost();
    }

    @Override
    public SheetWriting write(Tab tab, CellChanges changes) {
        return guard.holds() ? sheet.write(tab, changes) : new SheetTrouble.TurnLost();
    }
}
