package io.rowcast.writeback;

/**
 * One tab of a spreadsheet.
 *
 * @param sheetId the tab's own number, which renaming does not change (facts 1.2)
 */
public record Tab(String spreadsheetId, int sheetId) {}
