/**
 * Makes columns right of the last heading, all or none. They are inserted, so that nothing of the user's is written over.
 * Not to be repeated blindly: a reading shows what is still missing.
 *
 * @param {number} sheetId
 * @param {NewColumn_[]} columns
 * @param {StatusColour_[]} colours for the status column
 */
function makeColumns_(sheetId, columns, colours) {
  const { width, columnCount, rules } = layoutOf_(sheetId);
  const requests = insertion_(sheetId, width, columnCount, columns.length);
  columns.forEach((column, index) => requests.push(...columnRequests_(sheetId, width + index, column)));
  const status = columns.findIndex((column) => column.role === 'status');
  if (status >= 0) {
    requests.push(...colourRequests_(sheetId, width + status, colours, rules.length));
  }
  sheets_({ method: 'post', path: ':batchUpdate?fields=spreadsheetId', body: { requests } });
}

/**
 * @param {number} sheetId
 * @returns {{ width: number, columnCount: number, rules: any[] }} `width`: where headings end
 */
function layoutOf_(sheetId) {
  const tab = tabOf_(sheetId);
  const quoted = "'" + tab.getName().replace(/'/g, "''") + "'!1:1";
  const [sheet, headings] = sheetsAll_([
    { method: 'get', path: '?fields=sheets(properties(sheetId,gridProperties(columnCount)),conditionalFormats)' },
    { method: 'get', path: '/values/' + encodeURIComponent(quoted) },
  ]);
  const found = sheet.sheets.find((/** @type {any} */ one) => (one.properties.sheetId || 0) === sheetId);
  return {
    // Blank cells at the end are left out (facts, section 1.2).
    width: headings.values ? headings.values[0].length : 0,
    columnCount: found.properties.gridProperties.columnCount,
    rules: found.conditionalFormats || [],
  };
}

/**
 * @param {number} sheetId
 * @param {number} at index of the first new column, from 0
 * @param {number} columnCount
 * @param {number} length
 * @returns {object[]}
 */
function insertion_(sheetId, at, columnCount, length) {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + length };
  const insertion = { insertDimension: { range, inheritFromBefore: false } };
  // There is no inserting behind the last column; one blank one stays as the new last.
  const another = { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } };
  return at >= columnCount ? [another, insertion] : [insertion];
}

/**
 * @param {number} sheetId
 * @param {number} index from 0
 * @param {NewColumn_} column
 * @returns {object[]}
 */
function columnRequests_(sheetId, index, { role, heading, note, kind }) {
  const head = { userEnteredValue: { stringValue: heading }, note };
  const start = { sheetId, rowIndex: 0, columnIndex: index };
  const cells = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const column = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  const format = { userEnteredFormat: { numberFormat: { type: 'DATE_TIME' } } };
  return [
    { updateCells: { start, rows: [{ values: [head] }], fields: 'userEnteredValue,note' } },
    // Without a pattern, so that times look as they do elsewhere in a sheet of this locale.
    ...(kind === 'date-time'
      ? [{ repeatCell: { range: cells, cell: format, fields: 'userEnteredFormat.numberFormat' } }]
      : []),
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: COLUMN_METADATA_,
          metadataValue: role,
          visibility: 'DOCUMENT',
          location: { dimensionRange: column },
        },
      },
    },
  ];
}
