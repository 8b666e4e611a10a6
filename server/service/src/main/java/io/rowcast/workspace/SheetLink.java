package io.rowcast.workspace;

import java.util.UUID;

/**
 * One spreadsheet tab connected to a workspace.
 *
 * @param sheetId the tab's own number, which renaming does not change
 * @param title the tab's name when it was last linked, for people
 * @param timeZone IANA zone of the spreadsheet
 */
public record SheetLink(UUID id, String spreadsheetId, int sheetId, String title, String timeZone) {}
