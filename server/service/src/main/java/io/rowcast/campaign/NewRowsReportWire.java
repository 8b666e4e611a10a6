package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The body that reports rows of a tab. */
record NewRowsReportWire(
        String spreadsheetId,
        Integer sheetId,
        String event,
        List<DraftWire.ColumnWire> columns,
        List<RowsWire.RowWire> rows) {
    NewRowsReportWire {
        Requests.text("spreadsheetId", spreadsheetId, 1, 200);
        Requests.present("sheetId", sheetId);
        Requests.match("event", event, "form|edit|change");
        Requests.present("columns", columns);
        if (columns.isEmpty() || columns.size() > 500) {
            throw Requests.wrong("columns", "expected 1 to 500 columns");
        }
        Requests.present("rows", rows);
        if (rows.isEmpty() || rows.size() > 1000) {
            throw Requests.wrong("rows", "expected 1 to 1000 rows");
        }
    }

    /** A form's row is whole when it comes; others may still be typed. */
    boolean isComplete() {
        return event.equals("form");
    }

    /** By column from A; empty where a column was not told of. */
    List<String> headings() {
        return spread(columns.stream().map(DraftWire.ColumnWire::name).toList());
    }

    List<SheetRow> sheetRows() {
        return rows.stream()
                .map(row -> new SheetRow(row.row(), row.key(), spread(row.cells())))
                .toList();
    }

    /** Puts what stands in the order of the columns to where these stand in the sheet. */
    private List<String> spread(List<String> values) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < columns.size() && i < values.size(); i++) {
            int place = place(columns.get(i).letter());
            if (all.size() <= place) {
                all.addAll(Collections.nCopies(place + 1 - all.size(), ""));
            }
            all.set(place, values.get(i));
        }
        return List.copyOf(all);
    }

    /** From 0 for A. */
    private static int place(String letter) {
        return letter.chars().reduce(0, (place, digit) -> place * 26 + (digit - 'A' + 1)) - 1;
    }
}
