package io.rowcast.workspace;

import org.jspecify.annotations.Nullable;

/** A request to link a tab: what {@link SheetRef} holds, and the pen that the user wishes for. */
record SheetLinkWire(
        String spreadsheetId,
        Integer sheetId,
        String title,
        String timeZone,
        @Nullable PenWish pen) {
    SheetRef tab() {
        return new SheetRef(spreadsheetId, sheetId, title, timeZone);
    }
}
