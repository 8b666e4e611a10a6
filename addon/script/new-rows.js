/*
 * Rows that come while a campaign waits for them: each gets its key here, and the service hears of it. The service sends to a row
 * once however often it hears of it, so what failed or is in doubt is simply reported again.
 */

/** A user's triggers may run 90 minutes a day in all (facts, section 3.2), so no call is begun after this. */
const REPORTING_MS_ = 60 * 1000;
/** Changes that may bring rows without an edit: rows inserted or appended by others' programs. All else names its range. */
const BRINGING_ROWS_ = ['INSERT_ROW', 'OTHER'];

/**
 * Run by the trigger of forms.
 *
 * @param {GoogleAppsScript.Events.SheetsOnFormSubmit} event
 */
function rowsSubmitted(event) {
  heard_('form', event.range);
}

/**
 * Run by the trigger of edits; a paste is one edit.
 *
 * @param {GoogleAppsScript.Events.SheetsOnEdit} event
 */
function rowsEdited(event) {
  heard_('edit', event.range);
}

/**
 * Run by the trigger of changes, which names no row (facts, section 3.2).
 *
 * @param {GoogleAppsScript.Events.SheetsOnChange} event
 */
function rowsChanged(event) {
  const watches = BRINGING_ROWS_.includes(String(event.changeType)) ? keptWatches_() : [];
  if (watches.length > 0) {
    reporting_((until) =>
      watches.map(freshWatch_).forEach((watch) => watch && isHere_(watch) && reportMissed_(watch, until)),
    );
  }
}

/**
 * @param {'form' | 'edit'} kind
 * @param {GoogleAppsScript.Spreadsheet.Range} range
 */
function heard_(kind, range) {
  const watch = range.getLastRow() < 2 ? null : keptWatch_(range.getSheet().getSheetId());
  if (watch !== null) {
    reporting_((until) => {
      const fresh = freshWatch_(watch);
      if (fresh !== null) {
        reportRange_(kind, fresh, range, until);
      }
    });
  }
}

/** @param {(until: number) => void} work */
function reporting_(work) {
  if (keptCredentials_() === null) {
    // Disconnecting reaches the triggers of the file it was done in only.
    removeRowTriggers_();
    return;
  }
  const until = Date.now() + REPORTING_MS_;
  keepTriggerProblem_(mayRun_() ? problemOf_(() => work(until)) : rowsUnheard_());
}

/** @returns {Problem} */
function rowsUnheard_() {
  return {
    type: 'addon/unauthorized',
    title: 'Google asks for your consent again.',
    detail:
      'Close this sidebar and open Rowcast again from the Extensions menu. Until then Rowcast hears of no new rows.',
  };
}

/**
 * @param {() => void} work
 * @returns {Problem | undefined}
 */
function problemOf_(work) {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal_) {
      return error.problem;
    }
    // Nobody sees what a trigger throws.
    console.error(error);
    return {
      type: 'addon/rows-unreported',
      title: 'Google Sheets failed when a new row was to be reported.',
      detail: 'Rowcast tries again at the next change of the sheet, and whenever it is opened.',
    };
  }
}

/**
 * @param {Watch_} watch as it was known last
 * @returns {Watch_ | null} null where the tab is not watched any more
 */
function freshWatch_(watch) {
  if (Date.now() - Number(watch.asked) < WATCH_MS_) {
    return watch;
  }
  try {
    return watchAnew_().find(({ sheetId }) => sheetId === watch.sheetId) || null;
  } catch (error) {
    if (error instanceof Refusal_) {
      // The rows come first: what cannot be reported now is kept.
      return watch;
    }
    throw error;
  }
}

/**
 * Reports what no trigger did, tab by tab.
 *
 * @param {Watch_[]} watches
 * @returns {Problem | undefined}
 */
function catchUp_(watches) {
  const until = Date.now() + REPORTING_MS_;
  const problem = problemOf_(() => watches.forEach((watch) => reportMissed_(watch, until)));
  keepTriggerProblem_(problem);
  return problem;
}

/**
 * @param {'form' | 'edit'} kind
 * @param {Watch_} watch
 * @param {GoogleAppsScript.Spreadsheet.Range} range
 * @param {number} until
 */
function reportRange_(kind, watch, range, until) {
  const tab = range.getSheet();
  const place = placeOf_(tab, watch);
  if (kind === 'form' || isTouched_(place, range)) {
    const rows = rowRange_(Math.max(2, range.getRow()), Math.min(range.getLastRow(), tab.getLastRow()));
    // A whole row that was copied carries its origin's key.
    const isCopied = covers_(range, place.key);
    report_(
      kind,
      watch,
      place,
      rows[0] > rows[1] ? [] : keyedNow_(watch, tab, place, rows, isCopied, () => true),
      until,
    );
  }
  if (unreported_(watch.sheetId).length > 0) {
    reportMissed_(watch, until);
  }
}

/**
 * @param {Place_} place
 * @param {GoogleAppsScript.Spreadsheet.Range} range
 */
function isTouched_({ columns, key }, range) {
  return columns.some(({ letter }) => covers_(range, columnOf_(letter))) || covers_(range, key);
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Range} range
 * @param {number} column from 1
 */
function covers_(range, column) {
  return range.getColumn() <= column && column <= range.getLastColumn();
}

/**
 * Reports the rows that have a recipient and no key, and those that were reported in vain. Rows that stood before this user's
 * watch began, or before the key column was made anew, are not new: they get their keys only.
 *
 * @param {Watch_} watch
 * @param {number} until
 */
function reportMissed_(watch, until) {
  const tab = tabOf_(watch.sheetId);
  const place = placeOf_(tab, watch);
  const vain = unreported_(watch.sheetId);
  const missed = missedRows_(watch, tab, place, new Set(vain));
  const found = keysIn_(missed);
  dropUnreported_(
    watch.sheetId,
    vain.filter((key) => !found.includes(key)),
  );
  if (watch.begun === place.keyId) {
    report_('change', watch, place, missed, until);
  } else {
    keepWatch_({ ...watch, begun: place.keyId });
  }
}

/**
 * @param {Watch_} watch
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Place_} place
 * @param {Set<string>} vain
 * @returns {KeyedRow_[]}
 */
function missedRows_(watch, tab, place, vain) {
  const isMissed = (/** @type {string} */ key) => !isKey_(key) || vain.has(key);
  const keys = tab.getLastRow() < 2 ? [] : shown_(tab, [2, tab.getLastRow()], place.key, place.key);
  const rows = filledRows_(tab, place.recipient).filter((row) => isMissed(keys[row - 2][0]));
  const span = rowRange_(rows[0], rows[rows.length - 1]);
  return rows.length === 0 ? [] : keyedNow_(watch, tab, place, span, false, isMissed);
}

/**
 * The wanted rows of a range that have a recipient; those without a key get one.
 *
 * @param {Watch_} watch
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Place_} place
 * @param {RowRange} range
 * @param {boolean} isCopied whether keys may stand twice
 * @param {(key: string) => boolean} isWanted by the key that the row has now
 * @returns {KeyedRow_[]}
 */
function keyedNow_(watch, tab, place, range, isCopied, isWanted) {
  const rows = rowsIn_(tab, place, range).filter((row) => isWanted(row.key));
  const standing = keysIn_(rows).filter(isKey_);
  if (!isCopied && standing.length === rows.length) {
    return rows;
  }
  try {
    return locked_(() => keyedLocked_(tab, place, range, isCopied, isWanted));
  } catch (error) {
    // Those without a key are found again by that; those with one only if it is kept.
    addUnreported_(watch.sheetId, standing);
    throw error;
  }
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Place_} place
 * @param {RowRange} range
 * @param {boolean} isCopied
 * @param {(key: string) => boolean} isWanted
 * @returns {KeyedRow_[]}
 */
function keyedLocked_(tab, place, range, isCopied, isWanted) {
  if (isCopied) {
    replaceBadKeys_(tab, place.key);
  }
  // Read anew: another execution may have given keys while this one waited.
  const rows = rowsIn_(tab, place, range).filter((row) => isWanted(row.key));
  const keys = new Map(filledKeys_(tab, place.key, { range, rows }, keyMaker_()));
  return rows.map((row) => ({ ...row, key: String(keys.get(row.row)) }));
}

/**
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Place_} place
 * @param {RowRange} range
 * @returns {KeyedRow_[]} the rows that have a recipient
 */
function rowsIn_(tab, { columns, recipient, key }, range) {
  const numbers = columns.map(({ letter }) => columnOf_(letter));
  const first = Math.min(...numbers);
  const keys = shown_(tab, range, key, key);
  return shown_(tab, range, first, Math.max(...numbers))
    .map((shown, index) => ({
      row: range[0] + index,
      key: keys[index][0],
      cells: numbers.map((number) => shown[number - first]),
      phone: shown[recipient - first].trim(),
    }))
    .filter(({ phone }) => phone !== '')
    .map(({ row, key, cells }) => ({ row, key, cells }));
}

/**
 * Where the needed columns are now: they are known by their headings. One that is missing or stands twice is the service's to
 * judge; without the recipients there is nothing to report.
 *
 * @param {GoogleAppsScript.Spreadsheet.Sheet} tab
 * @param {Watch_} watch
 * @returns {Place_}
 */
function placeOf_(tab, watch) {
  const headings = shown_(tab, [1, 1], 1, Math.max(1, tab.getLastColumn()))[0];
  const columns = headings
    .map((name, index) => ({ name, letter: letterOf_(index + 1) }))
    .filter(({ name }) => name === watch.recipient || watch.columns.includes(name));
  const recipient = headings.indexOf(watch.recipient) + 1;
  const marks = markedColumns_(tab);
  const key = columnWith_(marks, 'key');
  if (recipient === 0 || key === 0) {
    refuse_(
      'addon/columns-gone',
      'The column “' +
        (recipient === 0 ? watch.recipient : KEY_HEADING_) +
        '” is not in “' +
        tab.getName() +
        '” any more.',
      recipient === 0
        ? 'Name the column with the phones so again. Until then no new row of this tab is sent to.'
        : 'Begin a campaign with this tab: it is made anew. Until then no new row of this tab is sent to.',
    );
  }
  const keyMark = marks.find((mark) => mark.role === 'key' && mark.column === key);
  return { columns, recipient, key, keyId: keyMark && keyMark.id };
}

/**
 * @param {'form' | 'edit' | 'change'} event
 * @param {Watch_} watch
 * @param {Place_} place
 * @param {KeyedRow_[]} rows
 * @param {number} until
 */
function report_(event, { sheetId }, { columns }, rows, until) {
  for (let from = 0; from < rows.length; from += MOST_ROWS_AT_ONCE_) {
    const part = rows.slice(from, from + MOST_ROWS_AT_ONCE_);
    try {
      inTime_(until);
      reportPart_({ spreadsheetId: openSpreadsheet_().getId(), sheetId, event, columns, rows: part });
    } catch (error) {
      // What the service finds wrong is no better the next time.
      const kept = rows.slice(isFinal_(error) ? from + MOST_ROWS_AT_ONCE_ : from);
      addUnreported_(sheetId, keysIn_(kept));
      throw error;
    }
    dropUnreported_(sheetId, keysIn_(part));
  }
}

/** @param {KeyedRow_[]} rows */
function keysIn_(rows) {
  return rows.map((row) => row.key);
}

/** @param {unknown} error */
function isFinal_(error) {
  return error instanceof Refusal_ && error.problem.type === '/problems/bad-request';
}

/** @param {object} body */
function reportPart_(body) {
  callService_('post', '/v1/new-rows', { body, idempotencyKey: sameKey_(JSON.stringify(body)) });
}

/** @param {number} until */
function inTime_(until) {
  if (Date.now() >= until) {
    refuse_(
      'addon/rows-wait',
      'There were more new rows than could be reported in one go.',
      'The rest is reported at the next change of the sheet, and whenever Rowcast is opened.',
    );
  }
}

/**
 * Google may fire a trigger twice for one change. The same rows an hour later are news again: another campaign may wait by then.
 *
 * @param {string} content
 * @returns {string} the same for the same content within an hour
 */
function sameKey_(content) {
  const hour = new Date(Date.now()).toISOString().slice(0, 13);
  return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, hour + content, Utilities.Charset.UTF_8)
    .map((byte) => (byte & 255).toString(16).padStart(2, '0'))
    .join('');
}
