package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.platform.http.Requests;
import java.util.List;

/** The body that puts a chunk of rows. */
record RowsWire(List<RowWire> rows) {
    RowsWire {
        Requests.present("rows", rows);
        if (rows.isEmpty() || rows.size() > 1000) {
            throw Requests.wrong("rows", "expected 1 to 1000 rows");
        }
    }

    record RowWire(Integer row, String key, List<String> cells) {
        RowWire {
            Requests.present("row", row);
            if (row < 1) {
                throw Requests.wrong("row", "expected a row number from 1");
            }
            Requests.match("key", key, "[A-Za-z0-9_-]{8,40}");
            Requests.present("cells", cells);
            if (cells.size() > 500) {
                throw Requests.wrong("cells", "expected at most 500 cells");
            }
            cells.forEach(cell -> Requests.text("cells", cell, 0, 50_000));
        }
    }

    List<Row> toRows() {
        return rows.stream()
                .map(row -> new Row(row.row(), row.key(), row.cells()))
                .toList();
    }
}
