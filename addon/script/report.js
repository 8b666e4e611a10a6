/*
 * The report: a tab of formulas over the status columns and of charts over those, all of them Google's own, so that people
 * reshape it as they like. Formulas follow moved columns and renamed tabs by themselves. The tab is known by its metadata.
 */

const REPORT_METADATA_ = 'rowcast.report';
const REPORT_TITLE_ = 'Rowcast report';

/**
 * Makes the report of a tab, or shows the one that stands.
 *
 * @param {number} sheetId of the tab with the status columns
 * @param {boolean} anew true to replace a report that does not fit the tab any more, or that somebody reshaped
 * @returns {Answer<Report>}
 */
function makeReport(sheetId, anew) {
  return answer_(() => locked_(() => reportOf_(tabOf_(sheetId), anew === true)));
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {boolean} anew
 * @returns {Report}
 */
function reportOf_(tab, anew) {
  const rows = reportRows_(sourceOf_(tab));
  const standing = reportTab_(tab.getSheetId());
  if (standing !== null && !anew) {
    showTab_(standing);
    return { state: isAsMade_(standing, rows) ? 'standing' : 'reshaped', title: standing.getName() };
  }
  const title = standing === null ? freeTitle_() : standing.getName();
  const reportId = freeSheetId_();
  const requests = reportRequests_(reportId, title, tab.getSheetId(), rows);
  /** @type {object[]} */
  const removal = standing === null ? [] : [{ deleteSheet: { sheetId: standing.getSheetId() } }];
  sheets_({ method: 'post', path: ':batchUpdate?fields=spreadsheetId', body: { requests: removal.concat(requests) } });
  flushSheet_();
  showTab_(tabOf_(reportId));
  return { state: standing === null ? 'made' : 'made-anew', title };
}

/**
 * The columns that the formulas look at, from row 2 down, so that rows to come are counted too.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {ReportSource_}
 */
function sourceOf_(tab) {
  const marks = markedColumns_(tab);
  const quoted = "'" + tab.getName().replace(/'/g, "''") + "'!";
  const range = (/** @type {string} */ role) => {
    const column = columnWith_(marks, role);
    const letter = letterOf_(column);
    return column === 0 ? null : quoted + letter + '2:' + letter;
  };
  const status = range('status');
  if (status === null) {
    return refuse_(
      'addon/no-status-column',
      'There is nothing to report yet.',
      'The report counts the status column of this tab, which is made with the first campaign.',
    );
  }
  return { status, reply: range('reply'), error: range('error'), separator: separator_() };
}

/** Between arguments: a comma where it is not the decimal mark; a semicolon is read everywhere. */
function separator_() {
  return /^en_(?!ZA)/.test(openSpreadsheet_().getSpreadsheetLocale()) ? ',' : ';';
}

/**
 * @param {number} sheetId of the tab that it reports on
 * @returns {GoogleAppsScript.Spreadsheet.Sheet | null}
 */
function reportTab_(sheetId) {
  const { matchedDeveloperMetadata } = sheets_({
    method: 'post',
    path: '/developerMetadata:search',
    body: {
      dataFilters: [
        {
          developerMetadataLookup: {
            metadataKey: REPORT_METADATA_,
            metadataValue: String(sheetId),
            locationType: 'SHEET',
          },
        },
      ],
    },
  });
  const found = (matchedDeveloperMetadata || []).map(
    (/** @type {any} */ match) => match.developerMetadata.location.sheetId,
  );
  return sheetsHere_().find((sheet) => found.includes(sheet.getSheetId())) || null;
}

/**
 * Whether the tab still shows the formulas of the report where they were made.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} report
 * @param {ReportCell_[][]} rows
 */
function isAsMade_(report, rows) {
  const range = encodeURIComponent("'" + report.getName().replace(/'/g, "''") + "'!A1:F" + rows.length);
  const { values } = sheets_({ method: 'get', path: '/values/' + range + '?valueRenderOption=FORMULA' });
  const found = values || [];
  return rows.every((row, r) => row.every((cell, c) => cell === null || sameCell_((found[r] || [])[c], cell)));
}

/**
 * @param {unknown} found
 * @param {string} made
 */
function sameCell_(found, made) {
  // Google writes formulas its own way: with or without quotes round a name, with blanks or without.
  const plain = (/** @type {unknown} */ text) => String(text === undefined ? '' : text).replace(/[\s'$]/g, '');
  return plain(found) === plain(made);
}

/** @returns {string} a title that no tab has */
function freeTitle_() {
  const taken = sheetsHere_().map((sheet) => sheet.getName());
  let title = REPORT_TITLE_;
  for (let number = 2; taken.includes(title); number++) {
    title = REPORT_TITLE_ + ' ' + number;
  }
  return title;
}

/** The requests that fill the tab name it by its number, so it is chosen before the tab is made. */
function freeSheetId_() {
  const taken = sheetsHere_().map((sheet) => sheet.getSheetId());
  let sheetId = 730000001;
  while (taken.includes(sheetId)) {
    sheetId++;
  }
  return sheetId;
}
