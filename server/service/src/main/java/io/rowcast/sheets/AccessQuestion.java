package io.rowcast.sheets;

import com.google.api.client.util.Data;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesByDataFilterRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DataFilterValueRange;
import com.google.api.services.sheets.v4.model.GridRange;
import io.rowcast.workspace.SheetAccess.Access;
import io.rowcast.writeback.SheetTrouble;
import java.util.List;

/**
 * Finds out whether a tab may be written to, by writing nothing to its first cell: a null is skipped (facts 1.2), and only
 * an editor may ask for it. A read would not tell an editor from a viewer.
 */
final class AccessQuestion {
    private final SheetsApi api;

    AccessQuestion(SheetsApi api) {
        this.api = api;
    }

    Access ask(String spreadsheetId, int sheetId) {
        return api.send(
                CallKind.WRITE,
                sheets -> sheets.spreadsheets()
                        .values()
                        .batchUpdateByDataFilter(spreadsheetId, nothing(sheetId))
                        .setFields("spreadsheetId")
                        .execute(),
                answer -> new Access.Writable(),
                AccessQuestion::access);
    }

    private static BatchUpdateValuesByDataFilterRequest nothing(int sheetId) {
        GridRange firstCell = new GridRange()
                .setSheetId(sheetId)
                .setStartRowIndex(0)
                .setEndRowIndex(1)
                .setStartColumnIndex(0)
                .setEndColumnIndex(1);
        return new BatchUpdateValuesByDataFilterRequest()
                .setValueInputOption("RAW")
                .setData(List.of(new DataFilterValueRange()
                        .setDataFilter(new DataFilter().setGridRange(firstCell))
                        .setValues(List.of(List.of(Data.NULL_STRING)))));
    }

    private static Access access(SheetTrouble trouble) {
        return switch (trouble) {
            case SheetTrouble.NotShared notShared -> new Access.NotShared();
            case SheetTrouble.NotAllowed notAllowed -> new Access.NotShared();
            case SheetTrouble.SpreadsheetGone gone ->
                new Access.Unreachable("Google knows no such spreadsheet. Open the sheet again and reload it.");
            case SheetTrouble.TabGone gone ->
                new Access.Unreachable(
                        "The spreadsheet has no such tab any more. Open the tab you want and connect it.");
            // The user may have protected this very cell (facts 1.5); our columns are others.
            case SheetTrouble.Refused refused ->
                refused.why().contains("protected cell")
                        ? new Access.Writable()
                        : new Access.Unreachable(refused.words());
            case SheetTrouble.NotConfigured notConfigured -> new Access.Unreachable(notConfigured.words());
            case SheetTrouble.NotConnected notConnected -> new Access.Unreachable(notConnected.words());
            case SheetTrouble.Throttled throttled -> new Access.Undecided(throttled.words());
            case SheetTrouble.Unavailable unavailable -> new Access.Undecided(unavailable.words());
            case SheetTrouble.TurnLost lost -> new Access.Undecided(lost.words());
        };
    }
}
