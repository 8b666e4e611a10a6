/**
 * Writes what still fits: each row is found by its key in a reading made just now, and must show the phones that the service
 * saw. What does not fit is left alone; the next reading tells the service. Columns are found by Google when it writes: all
 * in one request, or none of them; where a protection refuses that, each column by itself.
 *
 * @param {number} sheetId
 * @param {CellUpdates_} wanted
 * @returns {{ cells: number, protectedRoles: string[] }} cells that were written, and columns that may not be
 */
function writeUpdates_(sheetId, wanted) {
  if (wanted.updates.length + (wanted.clear || []).length === 0) {
    return { cells: 0, protectedRoles: [] };
  }
  const changes = changesNow_(sheetId, wanted);
  const roles = Object.keys(changes);
  if (roles.length === 0 || !isProtected_(() => sheets_(writeCall_(sheetId, roles, changes)))) {
    return { cells: cellsIn_(changes, roles), protectedRoles: [] };
  }
  return writeApart_(sheetId, changesNow_(sheetId, wanted));
}

/**
 * @param {number} sheetId
 * @param {Changes_} changes read anew, since rows may have moved while Google refused
 */
function writeApart_(sheetId, changes) {
  const roles = Object.keys(changes);
  const answers = answersOf_(roles.map((role) => writeCall_(sheetId, [role], changes)));
  const isRefused = roles.map((_, index) => isProtected_(() => accepted_(answers[index])));
  const written = roles.filter((_, index) => !isRefused[index]);
  return { cells: cellsIn_(changes, written), protectedRoles: roles.filter((_, index) => isRefused[index]) };
}

/**
 * @param {Changes_} changes
 * @param {string[]} roles
 */
function cellsIn_(changes, roles) {
  return roles.reduce((cells, role) => cells + changes[role].size, 0);
}

/**
 * @param {number} sheetId
 * @param {CellUpdates_} wanted
 * @returns {Changes_} as the tab stands now
 */
function changesNow_(sheetId, { updates, clear }) {
  const columns = readMarked_(sheetId);
  return changesOf_(columns, fittingUpdates_(columns, updates), clear || []);
}

/**
 * @param {ReadColumn_[]} columns
 * @param {CellUpdate_[]} updates
 * @returns {{ row: number, cells: CellUpdate_['cells'] }[]}
 */
function fittingUpdates_(columns, updates) {
  const rows = rowsByKey_(cellsOf_(columns, 'key'));
  return updates
    .map(({ key, phones, cells }) => ({ rows: rows.get(key) || [], phones, cells }))
    .filter(({ rows, phones }) => rows.length === 1 && samePhones_(phonesOf_(columns, rows[0]), phones))
    .map(({ rows, cells }) => ({ row: rows[0], cells }));
}

/**
 * @param {string[]} keys from row 1 down
 * @returns {Map<string, number[]>} row numbers
 */
function rowsByKey_(keys) {
  /** @type {Map<string, number[]>} */
  const rows = new Map();
  keys.forEach((key, index) => {
    const same = rows.get(key) || [];
    same.push(index + 1);
    rows.set(key, same);
  });
  return rows;
}

/**
 * @param {ReadColumn_[]} columns
 * @param {number} row
 * @returns {string[]}
 */
function phonesOf_(columns, row) {
  return columns.filter((column) => column.role === 'recipient').map((column) => column.cells[row - 1] || '');
}

/**
 * The columns may have changed places, so their order says nothing.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
function samePhones_(one, other) {
  const filled = (/** @type {string[]} */ phones) => phones.filter((phone) => phone !== '').sort();
  return JSON.stringify(filled(one)) === JSON.stringify(filled(other));
}

/**
 * @param {ReadColumn_[]} columns
 * @param {{ row: number, cells: CellUpdate_['cells'] }[]} updates
 * @param {CellClear_[]} clear
 * @returns {Changes_}
 */
function changesOf_(columns, updates, clear) {
  /** @type {Changes_} */
  const changes = {};
  const put = (/** @type {string} */ role, /** @type {number} */ row, /** @type {string | number} */ value) => {
    changes[role] = (changes[role] || new Map()).set(row, value);
  };
  updates.forEach(({ row, cells }) => Object.keys(cells).forEach((role) => put(role, row, cellValue_(cells[role]))));
  clear.forEach((stray) => straysOf_(columns, stray).forEach((row) => put(stray.role, row, '')));
  return changes;
}

/** @param {{ text?: string, local?: string }} cell */
function cellValue_(cell) {
  return cell.local === undefined ? String(cell.text) : serialOf_(cell.local);
}

/**
 * @param {ReadColumn_[]} columns
 * @param {CellClear_} stray
 * @returns {number[]} the rows that still show it beside that key
 */
function straysOf_(columns, { key, role, text }) {
  const keys = cellsOf_(columns, 'key');
  return cellsOf_(columns, role)
    .map((cell, index) => (index > 0 && cell === text && (keys[index] || '') === key ? index + 1 : 0))
    .filter((row) => row > 0);
}

/** @param {() => void} write */
function isProtected_(write) {
  try {
    write();
    return false;
  } catch (error) {
    if (error instanceof Refusal_ && error.problem.type === 'addon/protected') {
      return true;
    }
    throw error;
  }
}

/**
 * @param {number} sheetId
 * @param {string[]} roles
 * @param {Changes_} changes
 * @returns {SheetsCall_}
 */
function writeCall_(sheetId, roles, changes) {
  return {
    method: 'post',
    path: '/values:batchUpdateByDataFilter?fields=totalUpdatedCells',
    body: {
      // RAW: what a stranger wrote is stored as text and never becomes a formula (facts, section 1.2).
      valueInputOption: 'RAW',
      data: roles.map((role) => ({
        dataFilter: columnFilter_(sheetId, role),
        majorDimension: 'COLUMNS',
        values: [downwards_(changes[role])],
      })),
    },
  };
}

/**
 * @param {Map<number, string | number>} cells by row
 * @returns {(string | number | null)[]} from row 1 down; Google leaves a cell alone where null stands (facts, section 1.2)
 */
function downwards_(cells) {
  // Not Math.max(...rows): so many arguments overflow the engine's stack.
  const last = Array.from(cells.keys()).reduce((most, row) => Math.max(most, row), 0);
  return Array.from({ length: last }, (_, index) => {
    const value = cells.get(index + 1);
    return value === undefined ? null : value;
  });
}
