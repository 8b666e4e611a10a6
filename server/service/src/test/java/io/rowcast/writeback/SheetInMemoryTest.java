package io.rowcast.writeback;

import java.util.List;

/** The fake keeps the contract that the real one keeps. */
class SheetInMemoryTest implements StatusSheetContract {
    @Override
    public SheetHands sheet(List<List<String>> rows) {
        return new SheetInMemory(new Tab("in-memory", 0), rows);
    }

    @Override
    public StatusSheet port(SheetHands hands) {
        return (SheetInMemory) hands;
    }
}
