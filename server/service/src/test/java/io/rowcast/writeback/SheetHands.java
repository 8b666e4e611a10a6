package io.rowcast.writeback;

import java.util.List;

/** A person at the sheet, and the add-on, which marks columns. Rows and columns are counted from 0, the headings being row 0. */
public interface SheetHands {
    Tab tab();

    void type(int row, int column, String text);

    void insertColumn(int at);

    void insertRow(int at);

    void deleteRow(int at);

    void deleteColumn(int at);

    /** Sorts all rows but the headings by a column. */
    void sort(int column, boolean descending);

    void deleteTab();

    /** Says which part a column plays, by developer metadata. */
    void mark(int column, String part);

    /** Everything as shown. */
    List<List<String>> rows();

    /** The number of the first column with a heading, or -1. */
    default int column(String heading) {
        return rows().getFirst().indexOf(heading);
    }

    /** What a column shows in the row with {@code key}. */
    default String shown(String key, String heading) {
        int keys = column("Rowcast key");
        int column = column(heading);
        return rows().stream()
                .filter(row -> row.size() > keys && row.get(keys).equals(key))
                .map(row -> row.size() > column ? row.get(column) : "")
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row has the key " + key));
    }
}
