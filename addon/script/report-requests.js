/* How the report is made: one batch, so that there is all of it or nothing. */

/**
 * @param {number} reportId the new tab's number
 * @param {string} title
 * @param {number} sheetId of the tab that it reports on
 * @param {ReportCell_[][]} rows
 * @returns {object[]}
 */
function reportRequests_(reportId, title, sheetId, rows) {
  const location = { sheetId: reportId };
  return [
    { addSheet: { properties: { sheetId: reportId, title, gridProperties: { hideGridlines: true } } } },
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: REPORT_METADATA_,
          metadataValue: String(sheetId),
          visibility: 'DOCUMENT',
          location,
        },
      },
    },
    {
      updateCells: {
        start: { sheetId: reportId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map(reportCell_) })),
        fields: 'userEnteredValue',
      },
    },
    ...reportLooks_(reportId),
    chart_(reportId, 'How far messages came', FUNNEL_ROWS_, 0),
    chart_(reportId, 'Why messages failed', REASONS_ROWS_, 18),
  ];
}

/** @param {ReportCell_} cell */
function reportCell_(cell) {
  if (cell === null) {
    return {};
  }
  return { userEnteredValue: cell.startsWith('=') ? { formulaValue: cell } : { stringValue: cell } };
}

/**
 * @param {number} sheetId
 * @returns {object[]}
 */
function reportLooks_(sheetId) {
  const bold = { textFormat: { bold: true } };
  const head = { ...bold, backgroundColorStyle: { rgbColor: rgb_('#e8eaed') } };
  const look = (/** @type {object} */ area, /** @type {object} */ userEnteredFormat, /** @type {string} */ fields) => ({
    repeatCell: { range: { sheetId, ...area }, cell: { userEnteredFormat }, fields },
  });
  const row = (/** @type {number} */ index, /** @type {number} */ from, /** @type {number} */ to) => ({
    startRowIndex: index,
    endRowIndex: index + 1,
    startColumnIndex: from,
    endColumnIndex: to,
  });
  const headFields = 'userEnteredFormat(textFormat.bold,backgroundColorStyle)';
  const { first, last } = FUNNEL_ROWS_;
  const shares = { startRowIndex: first, endRowIndex: last + 1, startColumnIndex: 2, endColumnIndex: 3 };
  const reasons = row(REASONS_ROWS_.first, 0, 1);
  const large = { textFormat: { bold: true, fontSize: 14 } };
  return [
    look(row(0, 0, 1), large, 'userEnteredFormat.textFormat(bold,fontSize)'),
    look(row(first - 1, 0, 3), head, headFields),
    look(row(first - 1, 4, 6), head, headFields),
    look(row(REASONS_ROWS_.first - 1, 0, 2), head, headFields),
    look(shares, { numberFormat: { type: 'PERCENT', pattern: '0%' } }, 'userEnteredFormat.numberFormat'),
    look(
      { ...reasons, endRowIndex: REASONS_ROWS_.last + 1 },
      { wrapStrategy: 'WRAP' },
      'userEnteredFormat.wrapStrategy',
    ),
    width_(sheetId, 0, 230),
    width_(sheetId, 3, 30),
    width_(sheetId, 4, 130),
  ];
}

/**
 * @param {number} sheetId
 * @param {number} column from 0
 * @param {number} pixelSize
 */
function width_(sheetId, column, pixelSize) {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
  return { updateDimensionProperties: { range, properties: { pixelSize }, fields: 'pixelSize' } };
}

/**
 * A bar for each row: names in column A, counts in column B.
 *
 * @param {number} sheetId
 * @param {string} title
 * @param {{ first: number, last: number }} rows from 0
 * @param {number} rowIndex beside which it stands
 */
function chart_(sheetId, title, { first, last }, rowIndex) {
  const column = (/** @type {number} */ index) => ({
    sourceRange: {
      sources: [
        { sheetId, startRowIndex: first, endRowIndex: last + 1, startColumnIndex: index, endColumnIndex: index + 1 },
      ],
    },
  });
  const basicChart = {
    chartType: 'BAR',
    legendPosition: 'NO_LEGEND',
    headerCount: 0,
    domains: [{ domain: column(0) }],
    series: [{ series: column(1), targetAxis: 'BOTTOM_AXIS', colorStyle: { rgbColor: rgb_('#0d652d') } }],
  };
  // Close to the cells and small, so that it is seen beside an open sidebar.
  const anchorCell = { sheetId, rowIndex, columnIndex: 6 };
  const size = { offsetXPixels: 16, widthPixels: 480, heightPixels: 300 };
  const position = { overlayPosition: { anchorCell, ...size } };
  return { addChart: { chart: { spec: { title, basicChart }, position } } };
}
