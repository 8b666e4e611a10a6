/* What the report says: rows of texts and formulas, as they would be typed in English. */

/** Rows of the report, from 0, that the charts look at. */
const FUNNEL_ROWS_ = { first: 4, last: 9 };
const REASONS_ROWS_ = { first: 17, last: 37 };

/**
 * @param {ReportSource_} source
 * @returns {ReportCell_[][]} null for cells that stay empty
 */
function reportRows_(source) {
  const now = STATUS_WORDS_.map((word) => [word, '=' + counted_(source, [word])]);
  const funnel = funnel_(source);
  /** @type {ReportCell_[][]} */
  const rows = [
    [REPORT_TITLE_],
    ['Counted by formulas, so it is always up to date. Change it as you like.'],
    [],
    ['How far they came', 'Messages', 'Share', null, 'Where they stand', 'Messages'],
  ];
  now.forEach((pair, index) => rows.push((funnel[index] || [null, null, null]).concat([null], pair)));
  rows.push([], [], []);
  rows.push(['Why messages failed', 'Messages']);
  rows.push([reasons_(source)]);
  return rows;
}

/**
 * A message that was read was also delivered and sent, so each step counts those that went on.
 *
 * @param {ReportSource_} source
 * @returns {ReportCell_[][]} a name, a count and a share for each step
 */
function funnel_(source) {
  const replies = source.reply === null ? '=0' : '=COUNTA(' + source.reply + ')';
  const steps = [
    ['Queued', '=COUNTA(' + source.status + ')'],
    ['Sent', '=' + counted_(source, ['Sent', 'Delivered', 'Read'])],
    ['Delivered', '=' + counted_(source, ['Delivered', 'Read'])],
    ['Read', '=' + counted_(source, ['Read'])],
    ['Replied', replies],
    ['Failed', '=' + counted_(source, ['Failed'])],
  ];
  return steps.map(([name, count], index) => {
    const row = FUNNEL_ROWS_.first + index + 1;
    return [name, count, '=IFERROR(B' + row + '/B' + (FUNNEL_ROWS_.first + 1) + source.separator + '0)'];
  });
}

/**
 * @param {ReportSource_} source
 * @param {string[]} words
 */
function counted_({ status, separator }, words) {
  return words.map((word) => 'COUNTIF(' + status + separator + '"' + word + '")').join('+');
}

/**
 * Reasons with their counts, the most frequent first; the formula fills as many rows as there are reasons.
 *
 * @param {ReportSource_} source
 */
function reasons_({ error, separator }) {
  const question =
    "select Col1, count(Col1) where Col1 <> '' group by Col1 order by count(Col1) desc label Col1 '', count(Col1) ''";
  return error === null
    ? 'None'
    : '=IFERROR(QUERY({' + error + '}' + separator + '"' + question + '"' + separator + '0)' + separator + '"None")';
}
