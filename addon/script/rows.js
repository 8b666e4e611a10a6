/** Google is asked about each row singly whether it is hidden, so longer tabs are not counted beforehand. */
const MOST_ROWS_TO_ASK_ABOUT_ = 2000;

/**
 * How many rows each choice would take, and where the selected ones are.
 *
 * @param {number} sheetId
 * @param {string} recipient letter of the column with the phones
 * @returns {Answer<RowCounts>}
 */
function countRows(sheetId, recipient) {
  return answer_(() => {
    const tab = tabOf_(sheetId);
    const column = columnOf_(columnLetter_(recipient, 'recipient'));
    const lastRow = tab.getLastRow();
    const selectedRanges = selectedRanges_(tab);
    const withPhone = filledRows_(tab, column);
    const withStatus = new Set(filledRows_(tab, columnWith_(markedColumns_(tab), 'status')));
    return {
      all: withPhone.length,
      selected: selectedRanges.reduce((sum, range) => sum + range[1] - range[0] + 1, 0),
      visible: lastRow <= MOST_ROWS_TO_ASK_ABOUT_ ? withPhone.filter((row) => isVisible_(tab, row)).length : null,
      withoutStatus: withPhone.filter((row) => !withStatus.has(row)).length,
      selectedRanges,
    };
  });
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {number} column from 1; 0 for a column that does not exist
 * @returns {number[]} the rows below the headings whose cell shows something
 */
function filledRows_(tab, column) {
  if (column === 0 || tab.getLastRow() < 2) {
    return [];
  }
  const cells = shown_(tab, [2, tab.getLastRow()], column, column);
  return cells.map((cells, index) => (cells[0].trim() === '' ? 0 : index + 2)).filter((row) => row > 0);
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {RowRange[]} in order, without overlaps, below the headings and not past the last row
 */
function selectedRanges_(tab) {
  const clipped = selection_(tab)
    .map((range) => ({ first: range.getRow(), last: range.getRow() + range.getNumRows() - 1 }))
    .map(({ first, last }) => rowRange_(Math.max(first, 2), Math.min(last, tab.getLastRow())))
    .filter((range) => range[0] <= range[1])
    .sort((one, other) => one[0] - other[0]);
  return joined_(clipped);
}

/**
 * @param {number} first
 * @param {number} last
 * @returns {RowRange}
 */
function rowRange_(first, last) {
  return [first, last];
}

/**
 * @param {RowRange[]} ranges by first row
 * @returns {RowRange[]}
 */
function joined_(ranges) {
  /** @type {RowRange[]} */
  const result = [];
  ranges.forEach((range) => {
    const last = result[result.length - 1];
    if (last && range[0] <= last[1] + 1) {
      last[1] = Math.max(last[1], range[1]);
    } else {
      result.push(rowRange_(range[0], range[1]));
    }
  });
  return result;
}

/**
 * Filter views are each viewer's own and cannot be seen from here (facts, section 1.2).
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {number} row
 */
function isVisible_(tab, row) {
  return !tab.isRowHiddenByFilter(row) && !tab.isRowHiddenByUser(row);
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Choice} choice
 * @param {RowRange} range
 * @param {number[]} columns from 1
 * @param {number} recipient from 1
 * @returns {{ row: number, cells: string[] }[]} the chosen rows of the range with the cells of those columns
 */
function chosenRows_(tab, choice, range, columns, recipient) {
  const first = Math.min(...columns);
  const last = Math.max(...columns);
  const hasStatus = statusTest_(tab, choice, range);
  return shown_(tab, range, first, last)
    .map((shown, index) => ({
      row: range[0] + index,
      cells: columns.map((column) => shown[column - first]),
      phone: shown[recipient - first].trim(),
    }))
    .filter((row) => isChosen_(choice, row) && !hasStatus(row.row))
    .filter((row) => choice !== 'visible' || isVisible_(tab, row.row))
    .map(({ row, cells }) => ({ row, cells }));
}

/**
 * A row picked by hand without a phone is sent along, so that the user is told of it; one without anything is not.
 *
 * @param {Choice} choice
 * @param {{ cells: string[], phone: string }} row
 */
function isChosen_(choice, row) {
  return choice === 'selected' ? row.cells.some((cell) => cell.trim() !== '') : row.phone !== '';
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Choice} choice
 * @param {RowRange} range
 * @returns {(row: number) => boolean}
 */
function statusTest_(tab, choice, range) {
  const column = choice === 'without-status' ? columnWith_(markedColumns_(tab), 'status') : 0;
  if (column === 0) {
    return () => false;
  }
  const statuses = shown_(tab, range, column, column);
  return (row) => statuses[row - range[0]][0].trim() !== '';
}
