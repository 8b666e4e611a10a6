/** Rows looked at for a sample of each column. */
const SAMPLE_ROWS_ = 20;

/** Of a cell that may hold 50,000 characters: longer than any phone number or user ID. */
const SAMPLE_LENGTH_ = 200;

/**
 * The tab the user looks at: its headings, without reading its rows.
 *
 * @returns {Answer<Tab>}
 */
function readTab() {
  return answer_(() => {
    const spreadsheet = openSpreadsheet_();
    const tab = spreadsheet.getActiveSheet();
    const columns = tab.getLastRow() === 0 ? [] : columnsOf_(tab);
    return {
      spreadsheetId: spreadsheet.getId(),
      sheetId: tab.getSheetId(),
      title: tab.getName(),
      timeZone: spreadsheet.getSpreadsheetTimeZone(),
      region: regionOf_(spreadsheet.getSpreadsheetLocale()),
      columns,
      lastRow: tab.getLastRow(),
    };
  });
}

/**
 * Selects a cell for the user.
 *
 * @param {number} sheetId
 * @param {string} cell as `B7`
 * @returns {Answer<null>}
 */
function jumpToCell(sheetId, cell) {
  return answer_(() => {
    const where = matching_(cell, 'cell', /^[A-Z]{1,3}[1-9][0-9]{0,7}$/);
    const tab = tabOf_(sheetId);
    openSpreadsheet_().setActiveSheet(tab);
    tab.getRange(where).activate();
    return null;
  });
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {TabColumn[]}
 */
function columnsOf_(tab) {
  const [headings, ...rows] = shown_(tab, [1, Math.min(tab.getLastRow(), 1 + SAMPLE_ROWS_)], 1, tab.getLastColumn());
  const marks = markedColumns_(tab);
  const own = marks.filter((mark) => OWN_COLUMNS_.includes(mark.role)).map((mark) => mark.column);
  const recipients = marks.filter((mark) => mark.role === 'recipient').map((mark) => mark.column);
  return headings
    .map((name, index) => ({
      name,
      letter: letterOf_(index + 1),
      sample: (rows.map((row) => row[index]).find((cell) => cell.trim() !== '') || '').slice(0, SAMPLE_LENGTH_),
      recipient: recipients.includes(index + 1),
    }))
    .filter((column) => column.name.trim() !== '' && !own.includes(columnOf_(column.letter)));
}

/**
 * @param {string} locale as `en_GB`
 * @returns {string} `GB`; empty where the locale names no region
 */
function regionOf_(locale) {
  const region = /[_-]([A-Z]{2})$/.exec(locale || '');
  return region ? region[1] : '';
}
