/*
 * The one file that names SpreadsheetApp; everything else gets tabs and plain data from here. Used of Google's classes:
 *
 * SpreadsheetApp: getUi, getActiveSpreadsheet, flush, DeveloperMetadataVisibility.DOCUMENT
 * Ui: createAddonMenu, showSidebar · Menu: addItem, addToUi
 * Spreadsheet: getId, getSpreadsheetTimeZone, getSpreadsheetLocale, getSheets, getActiveSheet, setActiveSheet
 * Sheet: getSheetId, getName, getLastRow, getLastColumn, getMaxColumns, getRange(a1), getRange(row, column, rows, columns),
 *   getActiveRangeList, isRowHiddenByFilter, isRowHiddenByUser, hideColumns, insertColumnAfter, createDeveloperMetadataFinder
 * RangeList: getRanges
 * Range: getDisplayValues, setValues, setNumberFormat, getRow, getColumn, getNumRows, getLastRow, getLastColumn, getSheet, activate,
 *   protect, addDeveloperMetadata
 * Protection: setDescription, setWarningOnly
 * DeveloperMetadataFinder: withKey, find · DeveloperMetadata: getId, getValue, getLocation().getColumn()
 *
 * Other services, each in the file that its use belongs to: HtmlService.createHtmlOutputFromFile().setTitle (menu.js),
 * UrlFetchApp.fetch (service.js; HTTPResponse: getResponseCode, getContentText, getContent, getHeaders) and fetchAll (google.js), ScriptApp.getOAuthToken (google.js), PropertiesService.getUserProperties
 * (connection.js: getProperties, getProperty, setProperties, setProperty, deleteProperty), ScriptApp.getAuthorizationInfo,
 * getProjectTriggers, newTrigger().timeBased().everyHours().create and deleteTrigger (hourly.js), getUserTriggers and
 * newTrigger().forSpreadsheet().onFormSubmit, onEdit and onChange (triggers.js), LockService.getDocumentLock (keys.js: tryLock,
 * releaseLock), Utilities.getUuid (keys.js), sleep (cells.js, service.js), computeDigest (new-rows.js), base64Encode (service.js), base64Decode and newBlob (files.js;
 * Blob: getContentType), console.error.
 */

/** Column metadata key under which both halves find their columns; the value says which one it is. */
const COLUMN_METADATA_ = 'rowcast.column';

/**
 * @param {string} label
 * @param {string} functionName
 */
function addMenu_(label, functionName) {
  SpreadsheetApp.getUi().createAddonMenu().addItem(label, functionName).addToUi();
}

/** @param {GoogleAppsScript.HTML.HtmlOutput} page */
function showPage_(page) {
  SpreadsheetApp.getUi().showSidebar(page);
}

/** @returns {GoogleAppsScript.Spreadsheet.Spreadsheet} */
function openSpreadsheet_() {
  return SpreadsheetApp.getActiveSpreadsheet();
}

/** Writes out what is pending; needed before a lock is released (facts, section 3.3). */
function flushSheet_() {
  SpreadsheetApp.flush();
}

/**
 * The tab with this number. A campaign keeps to its tab although the user may look at another meanwhile.
 *
 * @param {unknown} sheetId
 * @returns {GoogleAppsScript.Spreadsheet.Sheet}
 */
function tabOf_(sheetId) {
  const wanted = sheetId_(sheetId);
  const found = openSpreadsheet_()
    .getSheets()
    .find((sheet) => sheet.getSheetId() === wanted);
  return found || refuse_('addon/tab-gone', 'The tab of this campaign was deleted.', 'Start again from another tab.');
}

/** @returns {GoogleAppsScript.Spreadsheet.Sheet[]} */
function sheetsHere_() {
  return openSpreadsheet_().getSheets();
}

/** @param {GoogleAppsScript.Spreadsheet.Sheet} tab */
function showTab_(tab) {
  openSpreadsheet_().setActiveSheet(tab);
}

/**
 * What the user has selected in this tab; nothing where they look at another.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {GoogleAppsScript.Spreadsheet.Range[]}
 */
function selection_(tab) {
  const list = openSpreadsheet_().getActiveSheet().getSheetId() === tab.getSheetId() ? tab.getActiveRangeList() : null;
  return list === null ? [] : list.getRanges();
}

/**
 * Display strings: what a person sees in the cells, dates and numbers as formatted.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {RowRange} rows
 * @param {number} firstColumn
 * @param {number} lastColumn
 * @returns {string[][]}
 */
function shown_(tab, rows, firstColumn, lastColumn) {
  return tab.getRange(rows[0], firstColumn, rows[1] - rows[0] + 1, lastColumn - firstColumn + 1).getDisplayValues();
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {number} firstRow
 * @param {number} column
 * @param {string[]} values downwards
 */
function writeDown_(tab, firstRow, column, values) {
  tab.getRange(firstRow, column, values.length, 1).setValues(values.map((value) => [value]));
}

/**
 * The numbers, from 1, of the tab's columns that carry our metadata, by what they are. The id of the metadata is the column's own:
 * one that is made anew has another.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {{ id: number, role: string, column: number }[]}
 */
function markedColumns_(tab) {
  return tab
    .createDeveloperMetadataFinder()
    .withKey(COLUMN_METADATA_)
    .find()
    .map((metadata) => ({
      id: metadata.getId(),
      role: String(metadata.getValue()),
      range: metadata.getLocation().getColumn(),
    }))
    .filter((mark) => mark.range !== null)
    .map((mark) => ({
      id: mark.id,
      role: mark.role,
      column: /** @type {GoogleAppsScript.Spreadsheet.Range} */ (mark.range).getColumn(),
    }));
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {string} letter
 * @param {string} role
 */
function markColumn_(tab, letter, role) {
  // DOCUMENT, not PROJECT: the service writes with another OAuth client (facts, section 1.4).
  const visibility = SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT;
  tab.getRange(letter + ':' + letter).addDeveloperMetadata(COLUMN_METADATA_, role, visibility);
}
