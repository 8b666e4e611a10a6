package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.InsertDimensionRequest;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.UpdateDimensionPropertiesRequest;
import io.rowcast.writeback.StatusColours;
import io.rowcast.writeback.StatusColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The requests that make columns. New ones are inserted, so that nothing of the user's is ever written over. */
final class NewColumns {
    private final int sheetId;
    private final List<Request> requests = new ArrayList<>();

    private NewColumns(int sheetId) {
        this.sheetId = sheetId;
    }

    /**
     * @param at index of the first new column, from 0
     * @param columnCount how many the tab has
     */
    static BatchUpdateSpreadsheetRequest at(int sheetId, int at, int columnCount, Collection<StatusColumn> columns) {
        NewColumns made = new NewColumns(sheetId);
        if (at >= columnCount) {
            // There is no inserting behind the last column; one blank one stays as the new last.
            made.append();
        }
        made.insert(at, columns.size());
        int index = at;
        for (StatusColumn column : columns) {
            made.head(index, column);
            made.requests.add(Marks.on(sheetId, index, column.metadataValue()));
            if (column == StatusColumn.STATUS) {
                made.colour(index);
            }
            index++;
        }
        return new BatchUpdateSpreadsheetRequest().setRequests(made.requests);
    }

    /** The hidden column of the rows' keys, as the add-on makes it. */
    static BatchUpdateSpreadsheetRequest key(int sheetId, int at, int columnCount) {
        NewColumns made = new NewColumns(sheetId);
        if (at >= columnCount) {
            made.append();
        }
        made.insert(at, 1);
        made.headKeys(at);
        made.requests.add(Marks.on(sheetId, at, StatusColumn.ROW_KEY));
        return new BatchUpdateSpreadsheetRequest().setRequests(made.requests);
    }

    private void headKeys(int index) {
        requests.add(heading(
                index,
                new CellData().setUserEnteredValue(new ExtendedValue().setStringValue(StatusColumn.ROW_KEY_HEADING))));
        // Plain text, or Sheets would read a key of digits, or one like 12E45, as a number.
        requests.add(new Request().setRepeatCell(format(index, new NumberFormat().setType("TEXT"))));
        requests.add(new Request()
                .setAddProtectedRange(new AddProtectedRangeRequest()
                        .setProtectedRange(new ProtectedRange()
                                .setRange(new GridRange()
                                        .setSheetId(sheetId)
                                        .setStartColumnIndex(index)
                                        .setEndColumnIndex(index + 1))
                                .setDescription("Rowcast finds each row again by this key.")
                                .setWarningOnly(true))));
        requests.add(new Request()
                .setUpdateDimensionProperties(new UpdateDimensionPropertiesRequest()
                        .setRange(columns(index, 1))
                        .setProperties(new DimensionProperties().setHiddenByUser(true))
                        .setFields("hiddenByUser")));
    }

    private void append() {
        requests.add(new Request()
                .setAppendDimension(new AppendDimensionRequest()
                        .setSheetId(sheetId)
                        .setDimension("COLUMNS")
                        .setLength(1)));
    }

    private void insert(int at, int count) {
        requests.add(new Request()
                .setInsertDimension(new InsertDimensionRequest()
                        .setRange(columns(at, count))
                        .setInheritFromBefore(false)));
    }

    private void head(int index, StatusColumn column) {
        CellData heading = new CellData()
                .setUserEnteredValue(new ExtendedValue().setStringValue(column.heading()))
                .setNote(column.note());
        requests.add(heading(index, heading));
        if (column.holdsTimes()) {
            // Without a pattern it is the format of the spreadsheet's own locale.
            requests.add(new Request().setRepeatCell(format(index, new NumberFormat().setType("DATE_TIME"))));
        }
    }

    private Request heading(int index, CellData cell) {
        return new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setStart(new GridCoordinate()
                                .setSheetId(sheetId)
                                .setRowIndex(0)
                                .setColumnIndex(index))
                        .setRows(List.of(new RowData().setValues(List.of(cell))))
                        .setFields("userEnteredValue,note"));
    }

    private RepeatCellRequest format(int index, NumberFormat format) {
        return new RepeatCellRequest()
                .setRange(belowHeading(index))
                .setCell(new CellData().setUserEnteredFormat(new CellFormat().setNumberFormat(format)))
                .setFields("userEnteredFormat.numberFormat");
    }

    /** Before the user's own rules of the tab, which cannot mean this new column. */
    private void colour(int index) {
        int place = 0;
        for (StatusColours.Colour colour : StatusColours.ALL) {
            requests.add(ColourRule.of(belowHeading(index), colour, place++));
        }
    }

    private GridRange belowHeading(int index) {
        return new GridRange()
                .setSheetId(sheetId)
                .setStartRowIndex(1)
                .setStartColumnIndex(index)
                .setEndColumnIndex(index + 1);
    }

    private DimensionRange columns(int at, int count) {
        return new DimensionRange()
                .setSheetId(sheetId)
                .setDimension("COLUMNS")
                .setStartIndex(at)
                .setEndIndex(at + count);
    }
}
