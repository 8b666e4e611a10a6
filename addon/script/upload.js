/** The service takes at most this many rows at once (`openapi.yaml`, putRows). */
const MOST_ROWS_AT_ONCE_ = 1000;

/**
 * Puts the chosen rows of some ranges into a draft. One call is one short execution: the sidebar walks over a long tab
 * call by call, because Google ends an execution after six minutes (facts, section 3.3). Calling it again with the
 * same arguments puts nothing twice.
 *
 * @param {string} campaignId
 * @param {number} chunk
 * @param {RowsRequest} request
 * @returns {Answer<RowsTaken>}
 */
function putRows(campaignId, chunk, request) {
  return answer_(() => {
    const path = campaignPath_(campaignId) + '/rows/' + whole_(chunk, 'chunk', 0, 9999);
    const wanted = checkedRequest_(request);
    const tab = tabOf_(wanted.sheetId);
    checkUnmoved_(tab, wanted);
    const rows = keyedRows_(tab, wanted);
    if (rows.length > 0) {
      callService_('put', path, { body: { rows } });
    }
    return { put: rows.length };
  });
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {RowsRequest} wanted
 * @returns {{ row: number, key: string | undefined, cells: string[] }[]}
 */
function keyedRows_(tab, wanted) {
  const columns = wanted.columns.map((column) => columnOf_(column.letter));
  const recipient = columnOf_(wanted.recipient);
  const picks = wanted.ranges
    .map((range) => ({ range, rows: chosenRows_(tab, wanted.choice, range, columns, recipient) }))
    .filter((pick) => pick.rows.length > 0);
  const keys = picks.length === 0 ? new Map() : keysOf_(tab, picks);
  return picks.flatMap((pick) => pick.rows).map(({ row, cells }) => ({ row, key: keys.get(row), cells }));
}

/**
 * The tab may change between two calls; letters and row numbers of the draft would then mean other cells.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {RowsRequest} wanted
 */
function checkUnmoved_(tab, wanted) {
  const headings = shown_(tab, [1, 1], 1, tab.getLastColumn())[0];
  const moved = wanted.columns.find((column) => headings[columnOf_(column.letter) - 1] !== column.name);
  if (moved) {
    refuse_(
      'addon/columns-moved',
      'Column ' + moved.letter + ' is not “' + moved.name + '” any more.',
      'A column was moved, renamed or deleted. Go back to the columns and choose them again.',
    );
  }
  if (tab.getLastRow() !== wanted.lastRow) {
    refuse_('addon/rows-moved', 'Rows were added or deleted while they were read.', 'Press “Check again”.');
  }
}

/**
 * @param {unknown} request
 * @returns {RowsRequest}
 */
function checkedRequest_(request) {
  const { sheetId, choice, recipient, columns, ranges, lastRow } = object_(request, 'request');
  const wanted = {
    sheetId: sheetId_(sheetId),
    choice: /** @type {Choice} */ (matching_(choice, 'choice', /^(all|selected|visible|without-status)$/)),
    recipient: columnLetter_(recipient, 'recipient'),
    columns: list_(columns, 'columns', 500).map(checkedColumn_),
    ranges: list_(ranges, 'ranges', MOST_ROWS_AT_ONCE_).map((range) => checkedRange_(range, lastRow)),
    lastRow: whole_(lastRow, 'lastRow', 2, 10000000),
  };
  if (!wanted.columns.some((column) => column.letter === wanted.recipient)) {
    throw new TypeError('Argument columns must hold the recipient column');
  }
  whole_(
    wanted.ranges.reduce((sum, range) => sum + range[1] - range[0] + 1, 0),
    'ranges (rows in all)',
    1,
    MOST_ROWS_AT_ONCE_,
  );
  return wanted;
}

/**
 * @param {unknown} column
 * @returns {Column}
 */
function checkedColumn_(column) {
  const { name, letter } = object_(column, 'column');
  return { name: matching_(name, 'name', /^[^]{1,50000}$/), letter: columnLetter_(letter, 'letter') };
}

/**
 * @param {unknown} range
 * @param {unknown} lastRow
 * @returns {RowRange}
 */
function checkedRange_(range, lastRow) {
  const [first, last] = list_(range, 'range', 2);
  const end = whole_(lastRow, 'lastRow', 2, 10000000);
  return [whole_(first, 'first row', 2, end), whole_(last, 'last row', first, end)];
}
