package io.rowcast.campaign;

import io.rowcast.audience.CellText;
import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows a campaign is about; the others are passed over, which is no problem of theirs.
 *
 * @param column letter
 * @param values what the row's cell has to show, as people read it: without blanks around it, in upper or lower case
 */
record Only(String column, List<String> values) {
    Only {
        values = List.copyOf(values);
    }

    /** The rows that it lets through; cells stand in the order of {@code columns}. */
    List<Row> of(List<Row> rows, List<Column> columns) {
        int index = columns.stream().map(Column::letter).toList().indexOf(column);
        Set<String> wanted = values.stream().map(Only::plain).collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> wanted.contains(plain(row.cell(index))))
                .toList();
    }

    private static String plain(String shown) {
        return CellText.trim(shown).toLowerCase(Locale.ROOT);
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "rows by column " + column;
    }
}
