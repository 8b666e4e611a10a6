package io.rowcast.sandbox.sheets.grid;

/**
 * One piece of developer metadata; it lives on the row, column, tab or book that it describes, so that it moves with it.
 *
 * @param id unique in the spreadsheet
 * @param key required, need not be unique
 * @param value may be empty
 * @param visibility DOCUMENT or PROJECT
 */
public record Metadata(int id, String key, String value, String visibility) {
    /** What Google's storage limit counts: key and value, not the id (facts 1.4). */
    public int size() {
        return key.length() + value.length();
    }
}
