/*
 * Colours of the status column: conditional formats, so that people see and change them where they change their own. They
 * are added once, below the user's own rules; taking them away is the user's decision and stays.
 */

/**
 * @param {number} sheetId
 * @param {number} index of the status column, from 0
 * @param {StatusColour_[]} colours
 * @param {number} after how many rules the tab has already, which go first
 * @returns {object[]}
 */
function colourRequests_(sheetId, index, colours, after) {
  const range = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  return colours.map((colour, nth) => ({
    addConditionalFormatRule: { rule: { ranges: [range], booleanRule: colourRule_(colour) }, index: after + nth },
  }));
}

/** @param {StatusColour_} colour */
function colourRule_({ text, background, foreground }) {
  return {
    condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: text }] },
    format: {
      backgroundColorStyle: { rgbColor: rgb_(background) },
      textFormat: { foregroundColorStyle: { rgbColor: rgb_(foreground) } },
    },
  };
}

/** @param {string} hex as `#d2e3fc` */
function rgb_(hex) {
  const [red, green, blue] = [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16) / 255);
  return { red, green, blue };
}

/**
 * Whether the status column of a tab has our colours.
 *
 * @param {number} sheetId
 * @returns {Answer<{ coloured: boolean }>}
 */
function statusColours(sheetId) {
  return answer_(() => ({ coloured: ourRules_(sheetId_(sheetId)).length > 0 }));
}

/**
 * Adds or takes away the colours of the status column.
 *
 * @param {number} sheetId
 * @param {boolean} wanted
 * @returns {Answer<{ coloured: boolean }>}
 */
function colourStatuses(sheetId, wanted) {
  return answer_(() => {
    const tab = tabOf_(sheetId);
    return locked_(() => (wanted === true ? addColours_(tab) : removeColours_(tab)));
  });
}

/** @param {GoogleAppsScript.Spreadsheet.Sheet} tab */
function addColours_(tab) {
  const column = columnWith_(markedColumns_(tab), 'status');
  if (column === 0) {
    refuse_('addon/no-status-column', 'This tab has no status column yet.', 'It is made with the first campaign.');
  }
  const sheetId = tab.getSheetId();
  if (ourRules_(sheetId).length === 0) {
    const { colours } = callService_('get', '/v1/status-colours');
    const requests = colourRequests_(sheetId, column - 1, colours, layoutOf_(sheetId).rules.length);
    sheets_({ method: 'post', path: ':batchUpdate?fields=spreadsheetId', body: { requests } });
  }
  return { coloured: true };
}

/** @param {GoogleAppsScript.Spreadsheet.Sheet} tab */
function removeColours_(tab) {
  const sheetId = tab.getSheetId();
  // From the last one on, since each removal moves those behind it up.
  const requests = ourRules_(sheetId)
    .reverse()
    .map((index) => ({ deleteConditionalFormatRule: { sheetId, index } }));
  if (requests.length > 0) {
    sheets_({ method: 'post', path: ':batchUpdate?fields=spreadsheetId', body: { requests } });
  }
  return { coloured: false };
}

/**
 * Rules that compare the status column, and nothing else, with one word.
 *
 * @param {number} sheetId
 * @returns {number[]} their indexes, in order
 */
function ourRules_(sheetId) {
  const column = columnWith_(markedColumns_(tabOf_(sheetId)), 'status');
  return layoutOf_(sheetId)
    .rules.map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => column > 0 && isOurs_(rule, column - 1))
    .map(({ index }) => index);
}

/**
 * @param {any} rule
 * @param {number} column from 0
 */
function isOurs_({ ranges, booleanRule }, column) {
  return (
    (ranges || []).length === 1 &&
    (ranges[0].startColumnIndex || 0) === column &&
    ranges[0].endColumnIndex === column + 1 &&
    Boolean(booleanRule) &&
    booleanRule.condition.type === 'TEXT_EQ' &&
    STATUS_WORDS_.includes(String(booleanRule.condition.values[0].userEnteredValue))
  );
}
