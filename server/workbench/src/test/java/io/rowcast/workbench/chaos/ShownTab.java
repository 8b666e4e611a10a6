package io.rowcast.workbench.chaos;

import io.rowcast.sandbox.client.SheetsControl.Spreadsheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The campaign's tab as a person sees it, its columns found by their headings. Rows count from 0 below the heading. */
final class ShownTab {
    static final String STATUS = "WhatsApp status";
    static final String STATUS_TIME = "Status time";
    static final String REPLY = "Reply";
    static final String REPLY_TIME = "Reply time";
    static final String ERROR = "WhatsApp error";
    /** The columns that write-back fills. */
    static final List<String> ROWCASTS = List.of(STATUS, STATUS_TIME, REPLY, REPLY_TIME, ERROR);

    /** What one row shows in Rowcast's columns. */
    record Cells(String status, String statusTime, String reply, String replyTime, String error) {
        static final Cells EMPTY = new Cells("", "", "", "", "");
    }

    private final List<List<String>> rows;
    private final Map<String, Integer> columns = new HashMap<>();

    private ShownTab(List<List<String>> rows) {
        this.rows = rows;
        IntStream.range(0, rows.getFirst().size())
                .forEach(i -> columns.put(rows.getFirst().get(i), i));
    }

    /** The first tab, whatever it is called by now. */
    static ShownTab of(Spreadsheet spreadsheet) {
        return new ShownTab(spreadsheet.tabs().getFirst().cells());
    }

    List<String> headings() {
        return rows.getFirst();
    }

    int size() {
        return rows.size() - 1;
    }

    String at(int row, String heading) {
        Integer column = columns.get(heading);
        List<String> cells = rows.get(row + 1);
        return column == null || column >= cells.size() ? "" : cells.get(column);
    }

    Cells cells(int row) {
        return new Cells(at(row, STATUS), at(row, STATUS_TIME), at(row, REPLY), at(row, REPLY_TIME), at(row, ERROR));
    }

    boolean hasRowcastsColumns() {
        return columns.keySet().containsAll(ROWCASTS);
    }
}
