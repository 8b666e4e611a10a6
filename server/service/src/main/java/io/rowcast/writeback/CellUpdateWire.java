package io.rowcast.writeback;

import io.rowcast.platform.http.Requests;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The add-on's reading of a tab. */
record CellUpdateWire(List<ColumnWire> columns) {
    private static final int MOST_CELLS = 200_000;
    private static final String LOCAL = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

    CellUpdateWire {
        Requests.present("columns", columns);
        if (columns.size() > 20) {
            throw Requests.wrong("columns", "expected at most 20 columns");
        }
    }

    record ColumnWire(String role, List<String> cells) {
        ColumnWire {
            Requests.match("role", role, "key|recipient|status|status-time|reply|reply-time|error");
            Requests.present("cells", cells);
            if (cells.size() > MOST_CELLS) {
                throw Requests.wrong("cells", "expected at most " + MOST_CELLS + " cells");
            }
            cells.forEach(cell -> Requests.text("cells", cell, 0, 50_000));
        }
    }

    TabCells toCells() {
        List<List<String>> keys = new ArrayList<>();
        List<List<String>> recipients = new ArrayList<>();
        Map<StatusColumn, List<CellValue>> statuses = new EnumMap<>(StatusColumn.class);
        for (ColumnWire column : columns) {
            switch (column.role()) {
                case StatusColumn.ROW_KEY -> keys.add(column.cells());
                case StatusColumn.RECIPIENT -> recipients.add(column.cells());
                default ->
                    StatusColumn.of(column.role()).ifPresent(role -> statuses.put(role, values(role, column.cells())));
            }
        }
        return new TabCells(keys, recipients, statuses);
    }

    private static List<CellValue> values(StatusColumn column, List<String> cells) {
        return cells.stream()
                .map(cell -> column.holdsTimes() ? moment(cell) : new CellValue.Text(cell))
                .toList();
    }

    /** Whatever is no date is text that a person typed. */
    private static CellValue moment(String cell) {
        try {
            return cell.matches(LOCAL) ? new CellValue.Moment(LocalDateTime.parse(cell)) : new CellValue.Text(cell);
        } catch (DateTimeException e) {
            return new CellValue.Text(cell);
        }
    }
}
