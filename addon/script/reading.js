/** The parts that columns of a tab play; those of `TIME_ROLES_` hold date cells. */
const TEXT_ROLES_ = ['key', 'recipient', 'status', 'reply', 'error'];
const TIME_ROLES_ = ['status-time', 'reply-time'];
/** How often a tab is read anew because it was changed between two reads of one reading. */
const MOST_READINGS_ = 5;

/**
 * What the columns show that Rowcast knows, all at one moment. Dates and times of ours are numbers to Google and texts are
 * wanted as they are shown, which takes two requests; the keys in both tell whether rows moved in between.
 *
 * @param {number} sheetId
 * @returns {ReadColumn_[]} from row 1 down
 */
function readMarked_(sheetId) {
  for (let reading = 0; reading < MOST_READINGS_; reading++) {
    const [shown, raw] = sheetsAll_([
      readCall_(sheetId, TEXT_ROLES_, 'FORMATTED_VALUE'),
      readCall_(sheetId, ['key'].concat(TIME_ROLES_), 'UNFORMATTED_VALUE'),
    ]);
    if (sameKeys_(keysRead_(shown), keysRead_(raw))) {
      const [texts, times] = [shown, raw].map(columnsRead_);
      return texts.concat(times.filter((column) => column.role !== 'key'));
    }
  }
  return refuse_('addon/sheet-changed', 'The sheet is being changed just now.', 'Rowcast reads it again by itself.');
}

/**
 * @param {number} sheetId
 * @param {string[]} roles
 * @param {'FORMATTED_VALUE' | 'UNFORMATTED_VALUE'} render
 * @returns {SheetsCall_}
 */
function readCall_(sheetId, roles, render) {
  return {
    method: 'post',
    path: '/values:batchGetByDataFilter?fields=valueRanges(dataFilters,valueRange(values))',
    body: {
      dataFilters: roles.map((role) => columnFilter_(sheetId, role)),
      majorDimension: 'COLUMNS',
      valueRenderOption: render,
      dateTimeRenderOption: 'SERIAL_NUMBER',
    },
  };
}

/**
 * Columns by the part they play. A copied tab carries the same metadata under another number.
 *
 * @param {number} sheetId
 * @param {string} role
 */
function columnFilter_(sheetId, role) {
  return {
    developerMetadataLookup: {
      metadataKey: COLUMN_METADATA_,
      metadataValue: role,
      locationType: 'COLUMN',
      metadataLocation: { sheetId },
      locationMatchingStrategy: 'INTERSECTING_LOCATION',
    },
  };
}

/**
 * @param {{ valueRanges?: any[] }} answer
 * @returns {ReadColumn_[]}
 */
function columnsRead_(answer) {
  return (answer.valueRanges || []).map(({ dataFilters, valueRange }) => {
    const role = String(dataFilters[0].developerMetadataLookup.metadataValue);
    const values = valueRange && valueRange.values ? valueRange.values[0] : [];
    return { role, cells: values.map((/** @type {unknown} */ value) => cellText_(role, value)) };
  });
}

/**
 * @param {string} role
 * @param {unknown} value
 * @returns {string}
 */
function cellText_(role, value) {
  return typeof value === 'number' && TIME_ROLES_.includes(role) ? localOf_(value) : String(value);
}

/**
 * @param {{ valueRanges?: any[] }} answer
 * @returns {unknown[]} the cells of the key column, from row 1 down
 */
function keysRead_(answer) {
  const found = (answer.valueRanges || []).find(
    ({ dataFilters }) => dataFilters[0].developerMetadataLookup.metadataValue === 'key',
  );
  return found && found.valueRange && found.valueRange.values ? found.valueRange.values[0] : [];
}

/**
 * A number or date that somebody put into the key column shows otherwise than it is, so it tells nothing.
 *
 * @param {unknown[]} shown
 * @param {unknown[]} raw
 */
function sameKeys_(shown, raw) {
  return Array.from({ length: Math.max(shown.length, raw.length) }).every((_, index) => {
    const [one, other] = [shown[index] || '', raw[index] === undefined ? '' : raw[index]];
    return typeof other !== 'string' || one === other;
  });
}

/**
 * @param {ReadColumn_[]} columns
 * @param {string} role
 * @returns {string[]} of the first such column, from row 1 down; empty where there is none
 */
function cellsOf_(columns, role) {
  const found = columns.find((column) => column.role === role);
  return found ? found.cells : [];
}
