import { beforeEach, expect, test } from 'vitest';
import { ADA, BEN, CEM, link, LinkedFile, LINK_ID, statusSheet, update } from './linked-sheet';
import { FakeSheet } from './fake-spreadsheet';

const [STATUS, TIME, REPLY] = [3, 5, 6];
let file: LinkedFile;

beforeEach(() => {
  file = new LinkedFile();
});

const read = (text = 'Read') => ({ status: { text } });
const bensStatus = () => ({ updates: [update(BEN, '+44 7700 900002', read())] });

test('a_status_goes_to_the_row_of_its_key_and_nowhere_else', () => {
  const before = structuredClone(file.sheet.cells);
  file.turns = [bensStatus()];
  expect(file.bring().value).toMatchObject({ id: LINK_ID, freshness: { behind: 0 } });
  before[2][2] = 'Read';
  expect(file.sheet.cells).toEqual(before);
});

test('the_service_is_told_what_the_columns_show_by_the_part_they_play', () => {
  file.sheet.put(3, TIME, 46350.5);
  file.bring();
  expect(file.readings()[0].body.columns).toEqual([
    { role: 'key', cells: ['Rowcast key', ADA, BEN, CEM] },
    { role: 'recipient', cells: ['Phone', '+44 7700 900001', '+44 7700 900002', '+44 7700 900003'] },
    { role: 'status', cells: ['WhatsApp status'] },
    { role: 'reply', cells: ['Reply'] },
    { role: 'status-time', cells: ['Status time', '', '2026-11-24T12:00:00'] },
  ]);
});

test('a_status_follows_its_row_that_moved_after_the_service_answered', () => {
  const answer = file.google.answer;
  file.google.answer = (call) => {
    const answered = answer(call);
    if (file.readings().length === 1) {
      file.sheet.cells.splice(1, 0, file.sheet.cells.splice(2, 1)[0]);
    }
    return answered;
  };
  file.turns = [bensStatus()];
  file.bring();
  expect(file.sheet.cells[1].slice(0, 3)).toEqual(['Ben', '+44 7700 900002', 'Read']);
  expect(file.column(STATUS)).toEqual(['Read', '', '']);
});

test('a_status_follows_its_column_that_moved_just_before_it_is_written', () => {
  file.google.sheets.before = ({ path }) => {
    if (path.startsWith('/values:batchUpdate')) {
      file.sheet.insertColumns(0, 1);
    }
  };
  file.turns = [bensStatus()];
  file.bring();
  expect(file.sheet.cell(3, STATUS + 1)).toBe('Read');
  expect(file.column(STATUS)).toEqual(['+44 7700 900001', '+44 7700 900002', '+44 7700 900003']);
});

test.each([
  ['whose_key_is_gone', (sheet: FakeSheet) => sheet.put(3, 4, '')],
  ['whose_key_stands_twice', (sheet: FakeSheet) => sheet.cells.push([...sheet.cells[2]])],
  ['whose_phone_was_changed', (sheet: FakeSheet) => sheet.put(3, 2, '+44 7700 900999')],
  ['whose_row_was_deleted', (sheet: FakeSheet) => sheet.cells.splice(2, 1)],
])('a_row_%s_is_left_out_while_the_others_are_written', (_, change) => {
  change(file.sheet);
  file.turns = [{ updates: [update(BEN, '+44 7700 900002', read()), update(CEM, '+44 7700 900003', read())] }];
  file.bring();
  expect(file.sheet.cells.filter((row) => row[2] === 'Read').map(([name]) => name)).toEqual(['Cem']);
});

test('what_a_stranger_wrote_stays_text_though_it_begins_like_a_formula', () => {
  file.turns = [{ updates: [update(ADA, '+44 7700 900001', { reply: { text: '=IMPORTXML("https://x")' } })] }];
  file.bring();
  expect(file.google.sheets.writes()[0].body.valueInputOption).toBe('RAW');
  expect(file.sheet.value(2, REPLY)).toBe('=IMPORTXML("https://x")');
});

test('a_time_is_a_date_cell_on_the_clock_of_the_sheet', () => {
  // 12:00 is half a day; days are counted from 1899-12-30 (facts, section 1.2).
  file.turns = [{ updates: [update(ADA, '+44 7700 900001', { 'status-time': { local: '2026-07-01T12:00:00' } })] }];
  file.bring();
  expect(file.sheet.value(2, TIME)).toBe(46204.5);
  expect(file.readings()[1].body.columns.at(-1).cells).toEqual(['Status time', '2026-07-01T12:00:00']);
});

test('a_number_that_is_no_time_and_a_number_for_a_key_do_not_stop_the_others', () => {
  file.sheet.put(2, TIME, 4e8);
  file.sheet.put(4, 4, 1234.5);
  const display = file.sheet.cell;
  file.sheet.cell = (row, column) => (row === 4 && column === 4 ? '€1,234.50' : display.call(file.sheet, row, column));
  file.turns = [bensStatus()];
  expect(file.bring().value.problem).toBeUndefined();
  expect(file.column(STATUS)).toEqual(['', 'Read', '']);
  expect(file.readings()[0].body.columns.at(-1).cells).toEqual(['Status time', '400000000']);
});

test('rows_that_move_between_the_two_reads_of_one_reading_are_read_again', () => {
  let reads = 0;
  file.google.sheets.before = ({ path }) => {
    if (path.startsWith('/values:batchGet') && ++reads === 2) {
      file.sheet.cells.splice(1, 2, ...file.sheet.cells.slice(1, 3).reverse());
    }
  };
  file.bring();
  expect(file.readings()).toHaveLength(1);
  expect(file.readings()[0].body.columns[0].cells).toEqual(['Rowcast key', BEN, ADA, CEM]);
  expect(reads).toBe(4);
});

test('a_stray_is_cleared_only_where_it_still_stands_beside_that_key', () => {
  file.sheet.cells.push(['Dee', '', 'Sent', '', '', ''], ['Eve', '', 'Sent!', '', '', ''], ['Fay', '', 'Sent', ADA]);
  file.turns = [{ clear: [{ key: '', role: 'status', text: 'Sent' }] }];
  file.bring();
  expect(file.column(STATUS)).toEqual(['', '', '', '', 'Sent!', 'Sent']);
});

test('a_heading_is_never_cleared', () => {
  file.turns = [{ clear: [{ key: 'Rowcast key', role: 'status', text: 'WhatsApp status' }] }];
  file.bring();
  expect(file.sheet.cell(1, STATUS)).toBe('WhatsApp status');
});

const COLUMNS = [
  { role: 'status', heading: 'WhatsApp status', note: 'How far the message came.', kind: 'text' },
  { role: 'status-time', heading: 'Status time', note: 'When.', kind: 'date-time' },
];
const COLOURS = [{ text: 'Read', background: '#ceead6', foreground: '#0d652d' }];

function bareFile(): LinkedFile {
  const sheet = new FakeSheet(7, 'Contacts', [
    ['Phone', 'Rowcast key'],
    ['+44 7700 900001', ADA, 'a remark without a heading'],
  ]);
  sheet.marks.push({ key: 'rowcast.column', value: 'recipient', column: 1, visibility: 'DOCUMENT' });
  sheet.marks.push({ key: 'rowcast.column', value: 'key', column: 2, visibility: 'DOCUMENT' });
  return new LinkedFile(sheet);
}

test('new_columns_are_made_with_note_mark_and_colours_and_then_written', () => {
  const bare = bareFile();
  bare.turns = [{ newColumns: COLUMNS, colours: COLOURS }, { updates: [update(ADA, '+44 7700 900001', read())] }];
  bare.bring();
  expect(bare.sheet.cells).toEqual([
    ['Phone', 'Rowcast key', 'WhatsApp status', 'Status time'],
    ['+44 7700 900001', ADA, 'Read', '', 'a remark without a heading'],
  ]);
  expect(bare.sheet.notes).toEqual({ 3: 'How far the message came.', 4: 'When.' });
  expect(bare.sheet.marks.slice(2)).toEqual([
    { key: 'rowcast.column', value: 'status', column: 3, visibility: 'DOCUMENT' },
    { key: 'rowcast.column', value: 'status-time', column: 4, visibility: 'DOCUMENT' },
  ]);
  expect(bare.google.sheets.rulesOf(7)).toMatchObject([
    { ranges: [{ sheetId: 7, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 }] },
  ]);
});

test('columns_that_stand_are_not_made_once_more_although_the_service_asks', () => {
  const bare = bareFile();
  bare.turns = Array.from({ length: 50 }, () => ({ newColumns: COLUMNS }));
  bare.bring();
  expect(bare.sheet.cells[0]).toEqual(['Phone', 'Rowcast key', 'WhatsApp status', 'Status time']);
  expect(bare.readings().length).toBeLessThan(8);
});

test('a_service_that_asks_for_the_same_again_and_again_is_given_up_for_this_time', () => {
  file.turns = Array.from({ length: 500 }, bensStatus);
  file.bring();
  expect(file.readings().length).toBeLessThan(8);
});

test('the_work_stops_before_googles_time_limit_and_goes_on_with_the_next_call', () => {
  file.turns = Array.from({ length: 9 }, (_, nth) => ({
    updates: [update(ADA, '+44 7700 900001', read('Step ' + nth))],
    more: true,
  }));
  file.google.clock.callMs = 60_000;
  const start = file.google.clock.now;
  file.bring();
  // Six minutes are an execution's most (facts, section 3.3).
  expect(file.google.clock.now - start).toBeLessThan(6 * 60_000);
  expect(file.sheet.cell(2, STATUS)).not.toBe('Step 8');
  file.google.clock.callMs = 0;
  file.bring();
  expect(file.sheet.cell(2, STATUS)).toBe('Step 8');
});

test.each([
  [
    'does_not_answer',
    () => {
      throw new Error('DNS error');
    },
    'addon/service-unreachable',
  ],
  ['fails', () => ({ status: 503, body: '<html>' }), 'addon/service-failing'],
  [
    'chose_another_pen',
    () => ({ status: 409, body: { type: '/problems/other-pen', title: 'Another writes.', detail: '' } }),
    '/problems/other-pen',
  ],
])('a_service_that_%s_leaves_the_sheet_as_it_is_and_the_lock_free', (_, refusal, type) => {
  const answer = file.google.answer;
  file.google.answer = (call) => (call.url.endsWith('/cell-updates') ? refusal() : answer(call));
  expect(file.bring().value.problem.type).toBe(type);
  expect(file.google.sheets.writes()).toEqual([]);
  expect(file.sheet.cells).toEqual(statusSheet().cells);
  expect(file.google.locks).toMatchObject({ taken: 1, released: 1 });
});

test('google_that_is_out_of_breath_is_asked_again_and_then_all_is_well', () => {
  let refusals = 2;
  const body = { error: { code: 429, message: 'Quota exceeded', status: 'RESOURCE_EXHAUSTED' } };
  file.google.sheets.before = () => (refusals-- > 0 ? { status: 429, body } : undefined);
  file.turns = [bensStatus()];
  expect(file.bring().value.problem).toBeUndefined();
  expect(file.column(STATUS)).toEqual(['', 'Read', '']);
});

test('google_that_stays_away_is_said_and_every_lock_is_given_back', () => {
  file.google.sheets.before = () => ({ status: 503, body: { error: { message: 'Unavailable' } } });
  expect(file.bring().value.problem.type).toBe('addon/google-failing');
  expect(file.google.locks.taken).toBe(4);
  expect(file.google.locks.released).toBe(4);
});

test('a_protected_column_is_named_and_the_others_are_written_to_rows_read_anew', () => {
  file.google.sheets.protectedRoles = ['status'];
  const both = { status: { text: 'Read' }, reply: { text: 'Thanks' } };
  file.turns = [{ updates: [update(BEN, '+44 7700 900002', both)] }];
  let writes = 0;
  file.google.sheets.before = ({ path }) => {
    if (path.startsWith('/values:batchUpdate') && ++writes === 1) {
      file.sheet.cells.splice(1, 2, ...file.sheet.cells.slice(1, 3).reverse());
    }
  };
  file.turns.push({ updates: [update(BEN, '+44 7700 900002', { status: { text: 'Read' } })] });
  file.turns.push(...Array.from({ length: 9 }, bensStatus));
  expect(file.bring().value.problem).toMatchObject({
    type: 'addon/protected',
    title: 'Some columns of Rowcast are protected: status.',
  });
  expect(file.sheet.cells[1]).toEqual(['Ben', '+44 7700 900002', '', BEN, '', 'Thanks']);
  expect(file.sheet.cell(3, REPLY)).toBe('');
});

test('nothing_behind_is_one_call_and_no_reading', () => {
  file.link = link({ freshness: { behind: 0 } });
  file.bring();
  expect(file.google.calls).toHaveLength(1);
  expect(file.google.sheets.calls).toEqual([]);
  expect(file.google.locks.taken).toBe(0);
});

test.each(['service-account', 'google-account'])('a_sheet_of_the_pen_%s_is_not_touched', (kind) => {
  file.link = link({ pen: { kind, chosen: true } });
  file.bring();
  expect(file.google.sheets.calls).toEqual([]);
});

test('a_link_of_another_spreadsheet_is_refused', () => {
  file.link = link({ spreadsheetId: 'another' });
  expect(file.bring().problem.type).toBe('addon/other-spreadsheet');
  expect(file.google.sheets.calls).toEqual([]);
});

test('all_tabs_of_the_file_are_brought_up_to_date_and_a_deleted_one_does_not_stop_the_others', () => {
  file.google.answer = ({ url }) => ({
    status: 200,
    body: url.endsWith('/cell-updates')
      ? { updates: [], more: false, freshness: { behind: 0 }, ...file.turns.shift() }
      : { sheetLinks: [link({ sheetId: 99 }), link()] },
  });
  file.turns = [bensStatus()];
  const [gone, here] = file.google.value('bringAllCells');
  expect(file.google.calls[0].url).toContain('?spreadsheetId=1sPrEaDsHeEt_0123456789');
  expect(gone.problem.type).toBe('addon/tab-gone');
  expect(here).toMatchObject({ freshness: { behind: 0 } });
  expect(file.column(STATUS)).toEqual(['', 'Read', '']);
});

test('a_hundred_and_fifty_thousand_rows_are_written_in_one_request', () => {
  const rows = Array.from({ length: 150_000 }, (_, nth) => ['n', `+${nth}`, '', 'r' + String(nth).padStart(15, '0')]);
  file.sheet.cells = [file.sheet.cells[0], ...rows];
  file.turns = [{ updates: rows.map(([, phone, , key]) => update(key, phone, read())) }];
  file.bring();
  expect(file.column(STATUS).every((cell) => cell === 'Read')).toBe(true);
  expect(file.google.sheets.writes()).toHaveLength(1);
});
