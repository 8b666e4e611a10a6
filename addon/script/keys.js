/*
 * Each row carries a key in a hidden column, so that a status finds its row after sorting, inserting and deleting
 * (facts, section 1.6). The key is an identity, not a secret.
 */

const KEY_HEADING_ = 'Rowcast key';
/** How long to wait for another execution that gives out keys in this spreadsheet. */
const LOCK_WAIT_MS_ = 20000;

/**
 * Makes the tab ready for a campaign: the key column stands, no two rows share a key, and the recipient column is marked.
 * May be called again and again.
 *
 * @param {number} sheetId
 * @param {string} recipient letter of the column with the phones
 * @returns {Answer<{ lastRow: number }>}
 */
function prepareTab(sheetId, recipient) {
  return answer_(() => {
    const tab = tabOf_(sheetId);
    const letter = columnLetter_(recipient, 'recipient');
    locked_(() => {
      const marks = markedColumns_(tab);
      if (!marks.some((mark) => mark.role === 'recipient' && mark.column === columnOf_(letter))) {
        markColumn_(tab, letter, 'recipient');
      }
      const keyColumn = columnWith_(marks, 'key') || addKeyColumn_(tab);
      replaceBadKeys_(tab, keyColumn);
    });
    return { lastRow: tab.getLastRow() };
  });
}

/**
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
function locked_(work) {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(LOCK_WAIT_MS_)) {
    refuse_('addon/busy', 'Rowcast is at work in this spreadsheet for somebody else.', 'Try again in a minute.');
  }
  try {
    return work();
  } finally {
    flushSheet_();
    lock.releaseLock();
  }
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @returns {number} the new column, right of all data
 */
function addKeyColumn_(tab) {
  const last = tab.getLastColumn();
  if (tab.getMaxColumns() === last) {
    tab.insertColumnAfter(last);
  }
  const column = last + 1;
  const letter = letterOf_(column);
  const range = tab.getRange(letter + ':' + letter);
  // Plain text, or Sheets would read a key of digits, or one like 12E45, as a number.
  range.setNumberFormat('@');
  writeDown_(tab, 1, column, [KEY_HEADING_]);
  range.protect().setDescription('Rowcast finds each row again by this key.').setWarningOnly(true);
  markColumn_(tab, letter, 'key');
  tab.hideColumns(column);
  return column;
}

/**
 * A copied row carries its origin's key: the lower of the two gets a new one. So does a key that somebody overtyped.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {number} keyColumn from 1
 */
function replaceBadKeys_(tab, keyColumn) {
  if (tab.getLastRow() < 2) {
    return;
  }
  const keys = shown_(tab, [2, tab.getLastRow()], keyColumn, keyColumn).map((cells) => cells[0]);
  const nextKey = keyMaker_();
  const seen = new Set();
  const mended = keys.map((key) => {
    const good = key === '' || (isKey_(key) && !seen.has(key));
    const kept = good ? key : nextKey();
    seen.add(kept);
    return kept;
  });
  if (mended.some((key, index) => key !== keys[index])) {
    writeDown_(tab, 2, keyColumn, mended);
  }
}

/**
 * Gives a key to each of the picked rows that has none.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Pick_[]} picks
 * @returns {Map<number, string>} the key of every picked row, by row number
 */
function keysOf_(tab, picks) {
  return locked_(() => {
    const column = columnWith_(markedColumns_(tab), 'key');
    if (column === 0) {
      refuse_(
        'addon/key-column-gone',
        'The column “' + KEY_HEADING_ + '” was deleted.',
        'Press “Check again”: it is made anew.',
      );
    }
    const nextKey = keyMaker_();
    return new Map(picks.flatMap((pick) => filledKeys_(tab, column, pick, nextKey)));
  });
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {number} column from 1
 * @param {Pick_} pick
 * @param {() => string} nextKey
 * @returns {[number, string][]} row numbers with their keys
 */
function filledKeys_(tab, column, pick, nextKey) {
  const first = pick.range[0];
  const keys = shown_(tab, pick.range, column, column).map((cells) => cells[0]);
  const missing = pick.rows.filter((row) => !isKey_(keys[row.row - first]));
  missing.forEach((row) => {
    keys[row.row - first] = nextKey();
  });
  if (missing.length > 0) {
    writeDown_(tab, first, column, keys);
  }
  return pick.rows.map((row) => [row.row, keys[row.row - first]]);
}

/** @param {string} key */
function isKey_(key) {
  return /^[A-Za-z0-9]{16}$/.test(key);
}

/**
 * Keys of 16 letters and digits: a letter, ten random ones for this execution, then a number. One UUID serves any
 * number of rows.
 *
 * @returns {() => string}
 */
function keyMaker_() {
  const run = 'r' + Utilities.getUuid().replace(/-/g, '').slice(0, 10);
  let count = 0;
  return () => run + (count++).toString(36).padStart(5, '0');
}
