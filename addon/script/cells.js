/*
 * The add-on's own way of bringing statuses and replies into the cells: it pulls them from the service and writes them with
 * the rights of whoever has the sidebar open, so that the service needs no account at Google. What may be interrupted at any
 * line is simply done again: the service counts a row as up to date only when a later reading shows it so.
 */

/** An execution may last six minutes (facts, section 3.3); no round is begun after four. */
const BRINGING_MS_ = 4 * 60 * 1000;
/** Rounds in a row that may fail at Google or change nothing before the next call or trigger has its turn. */
const MOST_IDLE_ROUNDS_ = 4;
/** Refusals that pass by themselves. */
const PASSING_ = ['addon/google-failing', 'addon/google-quota', 'addon/sheet-changed', 'addon/busy'];

/**
 * Brings the cells of one linked tab up to date, where this add-on is what writes them.
 *
 * @param {string} sheetLinkId
 * @returns {Answer<any>} the sheet link, with how fresh its cells are now, and in `problem` what kept them from being so
 */
function bringCells(sheetLinkId) {
  return answer_(() => bring_(callService_('get', linkPath_(sheetLinkId)), Date.now() + BRINGING_MS_));
}

/**
 * Brings the cells of every linked tab of this spreadsheet up to date, where this add-on is what writes them.
 *
 * @returns {Answer<any[]>} the sheet links, as `bringCells` answers each
 */
function bringAllCells() {
  return answer_(() => bringAll_(BRINGING_MS_));
}

/**
 * @param {number} within milliseconds
 * @returns {any[]} the sheet links, fresher
 */
function bringAll_(within) {
  const until = Date.now() + within;
  const spreadsheet = encodeURIComponent(openSpreadsheet_().getId());
  const { sheetLinks } = callService_('get', '/v1/sheet-links?spreadsheetId=' + spreadsheet);
  return sheetLinks.map((/** @type {any} */ link) => bring_(link, until));
}

/**
 * @param {any} link
 * @param {number} until
 * @returns {any} the link, fresher
 */
function bring_(link, until) {
  if (!link.pen || link.pen.kind !== 'add-on' || link.freshness.behind === 0) {
    return link;
  }
  if (link.spreadsheetId !== openSpreadsheet_().getId()) {
    refuse_('addon/other-spreadsheet', 'This link belongs to another spreadsheet.', 'Open that one.');
  }
  let result = link;
  let before = '';
  for (let idle = 0; idle < MOST_IDLE_ROUNDS_ && Date.now() < until;) {
    const round = tried_(() => locked_(() => round_(link)));
    result = { ...result, ...round.news };
    if (round.end) {
      return result;
    }
    const moved = round.moved && round.asked !== before;
    before = round.asked;
    idle = moved ? 0 : idle + 1;
    // Doubled each time, as Google advises (facts, section 1.1).
    Utilities.sleep(moved ? 0 : 500 * Math.pow(2, idle));
  }
  return result;
}

/**
 * @param {() => Round_} round
 * @returns {Round_}
 */
function tried_(round) {
  try {
    return round();
  } catch (error) {
    if (error instanceof Refusal_) {
      return { news: { problem: error.problem }, end: !PASSING_.includes(error.problem.type), moved: false, asked: '' };
    }
    throw error;
  }
}

/**
 * One reading of the tab, told to the service, and what it answers to write.
 *
 * @param {any} link
 * @returns {Round_}
 */
function round_(link) {
  const { id, sheetId } = link;
  tabOf_(sheetId);
  const columns = readMarked_(sheetId);
  const answer = callService_('post', linkPath_(id) + '/cell-updates', { body: { columns } });
  const freshness = answer.freshness || link.freshness;
  const asked = JSON.stringify([answer.newColumns, answer.updates, answer.clear]);
  if (answer.newColumns && answer.newColumns.length > 0) {
    const moved = makeMissing_(sheetId, columns, answer);
    return { news: { freshness, problem: undefined }, end: false, moved, asked };
  }
  const { cells, protectedRoles } = writeUpdates_(sheetId, answer);
  const problem = protectedRoles.length > 0 ? protection_(protectedRoles) : undefined;
  const wanted = answer.updates.length + (answer.clear || []).length;
  return { news: { freshness, problem }, end: wanted === 0 && !answer.more, moved: cells > 0, asked };
}

/**
 * Makes columns that the tab does not have already: more of them for each call would be worse than none.
 *
 * @param {number} sheetId
 * @param {ReadColumn_[]} standing
 * @param {{ newColumns: NewColumn_[], colours?: StatusColour_[] }} answer
 * @returns {boolean} whether any was made
 */
function makeMissing_(sheetId, standing, { newColumns, colours }) {
  const missing = newColumns.filter(({ role }) => !standing.some((column) => column.role === role));
  if (missing.length > 0) {
    makeColumns_(sheetId, missing, colours || []);
  }
  return missing.length > 0;
}

/** @type {Record<string, string>} */
const ROLE_NAMES_ = {
  status: 'status',
  'status-time': 'status time',
  reply: 'reply',
  'reply-time': 'reply time',
  error: 'error',
};

/**
 * @param {string[]} roles
 * @returns {Problem}
 */
function protection_(roles) {
  const names = roles.map((role) => ROLE_NAMES_[role] || role).join(', ');
  return {
    type: 'addon/protected',
    title: 'Some columns of Rowcast are protected: ' + names + '.',
    detail: 'The others are written. Ask whoever protected them to let you edit, or to remove the protection.',
  };
}
