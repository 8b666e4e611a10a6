/** Rowcast's own columns, which are never offered for variables. */
const OWN_COLUMNS_ = ['key', 'status', 'status-time', 'reply', 'reply-time', 'error'];

/**
 * @param {number} column from 1
 * @returns {string} in A1 notation
 */
function letterOf_(column) {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/**
 * @param {string} letter in A1 notation
 * @returns {number} from 1
 */
function columnOf_(letter) {
  return letter.split('').reduce((number, char) => number * 26 + char.charCodeAt(0) - 64, 0);
}

/**
 * @param {{ role: string, column: number }[]} marks
 * @param {string} role
 * @returns {number} the leftmost column with this role, from 1; 0 where there is none
 */
function columnWith_(marks, role) {
  const columns = marks.filter((mark) => mark.role === role).map((mark) => mark.column);
  return columns.length === 0 ? 0 : Math.min(...columns);
}

/** The words of the status column's cells, in the order of a message's way. */
const STATUS_WORDS_ = [
  'Queued',
  'Sending',
  'Sent',
  'Delivered',
  'Read',
  'Failed',
  'Unconfirmed',
  'Cancelled',
  'Skipped',
];
