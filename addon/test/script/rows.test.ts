import { beforeEach, expect, test } from 'vitest';
import { Google, type HttpCall } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const CAMPAIGN = '8a6e0804-2bd0-4672-b79d-d97027f9071a';
let sheet: FakeSheet;
let google: Google;

beforeEach(() => {
  sheet = new FakeSheet(7, 'Contacts', [
    ['Name', 'Phone', 'City'],
    ['Ada', '+44 7700 900001', 'London'],
    ['Ben', '', 'Leeds'],
    ['Cem', '+44 7700 900003', ''],
    ['', '', ''],
    ['Dee', '+44 7700 900005', 'Derby'],
  ]);
  google = new Google(new FakeSpreadsheet([new FakeSheet(0, 'Other', [['x']]), sheet])).connected();
  google.answer = (call: HttpCall) => ({ status: 200, body: { rows: call.body.rows.length, ready: 0 } });
});

const request = (changes: object = {}) => ({
  sheetId: 7,
  choice: 'all',
  recipient: 'B',
  columns: [
    { name: 'Phone', letter: 'B' },
    { name: 'Name', letter: 'A' },
  ],
  ranges: [[2, 6]],
  lastRow: 6,
  ...changes,
});
const put = (changes: object = {}) => google.run('putRows', [CAMPAIGN, 0, request(changes)]);
const rowsPut = () => google.calls.flatMap((call) => call.body.rows.map((row: { row: number }) => row.row));

test('the_tab_is_described_without_our_own_columns', () => {
  google.spreadsheet.active = sheet;
  google.value('prepareTab', 7, 'B');
  expect(google.value('readTab')).toEqual({
    spreadsheetId: '1sPrEaDsHeEt_0123456789',
    sheetId: 7,
    title: 'Contacts',
    timeZone: 'Europe/London',
    region: 'GB',
    lastRow: 6,
    columns: [
      { name: 'Name', letter: 'A', sample: 'Ada', recipient: false },
      { name: 'Phone', letter: 'B', sample: '+44 7700 900001', recipient: true },
      { name: 'City', letter: 'C', sample: 'London', recipient: false },
    ],
  });
});

test('the_key_column_is_hidden_protected_by_a_warning_and_marked_once', () => {
  google.value('prepareTab', 7, 'B');
  expect(google.value('prepareTab', 7, 'B')).toEqual({ lastRow: 6 });
  expect(sheet.cell(1, 4)).toBe('Rowcast key');
  expect(sheet.hiddenColumns).toEqual([4]);
  expect(sheet.protections).toEqual([expect.objectContaining({ column: 4, warningOnly: true })]);
  expect(sheet.formats[4]).toBe('@');
  expect(sheet.marks).toEqual([
    { key: 'rowcast.column', value: 'recipient', column: 2, visibility: 'DOCUMENT' },
    { key: 'rowcast.column', value: 'key', column: 4, visibility: 'DOCUMENT' },
  ]);
  expect(sheet.getMaxColumns()).toBe(4);
});

test('rows_with_a_phone_are_put_with_their_key_and_the_cells_of_the_draft_columns', () => {
  google.value('prepareTab', 7, 'B');
  expect(put()).toEqual({ value: { put: 3 } });
  expect(google.calls[0].url).toBe(`https://rowcast.example/v1/campaigns/${CAMPAIGN}/rows/0`);
  expect(google.calls[0].body.rows).toEqual([
    { row: 2, key: sheet.cell(2, 4), cells: ['+44 7700 900001', 'Ada'] },
    { row: 4, key: sheet.cell(4, 4), cells: ['+44 7700 900003', 'Cem'] },
    { row: 6, key: sheet.cell(6, 4), cells: ['+44 7700 900005', 'Dee'] },
  ]);
  expect(google.calls[0].body.rows[0].key).toMatch(/^[A-Za-z0-9]{16}$/);
  expect(google.locks).toMatchObject({ taken: 2, released: 2, flushedBeforeRelease: true });
});

test('a_row_keeps_its_key_for_ever_and_a_copied_row_gets_its_own', () => {
  google.value('prepareTab', 7, 'B');
  put();
  const [ada, copy] = [sheet.cell(2, 4), [...sheet.cells[1]]];
  sheet.cells.push(copy);
  google.value('prepareTab', 7, 'B');
  put({ ranges: [[2, 7]], lastRow: 7 });
  expect(sheet.cell(2, 4)).toBe(ada);
  expect(sheet.cell(7, 4)).toMatch(/^[A-Za-z0-9]{16}$/);
  expect(sheet.cell(7, 4)).not.toBe(ada);
});

test('putting_the_same_rows_again_sends_the_same_body', () => {
  google.value('prepareTab', 7, 'B');
  put();
  put();
  expect(google.calls[1].body).toEqual(google.calls[0].body);
});

test('selected_rows_without_a_phone_go_along_so_that_the_user_is_told', () => {
  google.value('prepareTab', 7, 'B');
  put({
    choice: 'selected',
    ranges: [
      [3, 3],
      [5, 6],
    ],
  });
  expect(rowsPut()).toEqual([3, 6]);
});

test('hidden_rows_are_left_out_of_the_visible_ones', () => {
  google.value('prepareTab', 7, 'B');
  sheet.hiddenRows = [4];
  put({ choice: 'visible' });
  expect(rowsPut()).toEqual([2, 6]);
});

test('rows_with_a_status_are_left_out_where_asked', () => {
  google.value('prepareTab', 7, 'B');
  sheet.marks.push({ key: 'rowcast.column', value: 'status', column: 5, visibility: 'DOCUMENT' });
  sheet.cells[1][4] = 'Read';
  put({ choice: 'without-status' });
  expect(rowsPut()).toEqual([4, 6]);
});

test('nothing_is_put_where_no_row_is_chosen', () => {
  google.value('prepareTab', 7, 'B');
  expect(put({ ranges: [[3, 3]] })).toEqual({ value: { put: 0 } });
  expect(google.calls).toEqual([]);
});

test('the_choices_are_counted', () => {
  google.spreadsheet.active = sheet;
  sheet.hiddenRows = [4];
  sheet.selection = [
    [5, 100],
    [1, 2],
    [6, 1],
  ];
  expect(google.value('countRows', 7, 'B')).toEqual({
    all: 3,
    selected: 3,
    visible: 2,
    withoutStatus: 3,
    selectedRanges: [
      [2, 2],
      [5, 6],
    ],
  });
});

test('a_column_that_moved_or_a_row_that_came_stops_the_reading', () => {
  google.value('prepareTab', 7, 'B');
  expect(put({ lastRow: 5, ranges: [[2, 5]] }).problem.type).toBe('addon/rows-moved');
  sheet.cells[0][1] = 'Mobile';
  expect(put().problem).toMatchObject({ type: 'addon/columns-moved', title: 'Column B is not “Phone” any more.' });
  expect(google.calls).toEqual([]);
});

test('a_deleted_tab_a_deleted_key_column_and_a_busy_file_are_told_in_words', () => {
  expect(put({ sheetId: 99 }).problem.type).toBe('addon/tab-gone');
  expect(put().problem.type).toBe('addon/key-column-gone');
  google.locks.busy = true;
  expect(google.run('prepareTab', [7, 'B']).problem.type).toBe('addon/busy');
});

test('a_problem_cell_is_shown_on_its_own_tab', () => {
  google.value('jumpToCell', 7, 'B3');
  expect(google.spreadsheet.active).toBe(sheet);
  expect(sheet.activated).toBe('B3');
});

test('a_hundred_thousand_rows_go_in_a_hundred_executions_without_a_key_twice', () => {
  sheet.cells = [['Name', 'Phone'], ...Array.from({ length: 100_000 }, (_, i) => [`n${i}`, `+4477${i}`])];
  google.value('prepareTab', 7, 'B');
  const keys = new Set<string>();
  google.answer = (call) => {
    call.body.rows.forEach((row: { key: string }) => keys.add(row.key));
    return { status: 200, body: {} };
  };
  for (let chunk = 0; chunk < 100; chunk++) {
    const ranges = [[2 + chunk * 1000, 1001 + chunk * 1000]];
    google.value('putRows', CAMPAIGN, chunk, request({ ranges, lastRow: 100_001 }));
  }
  expect(keys.size).toBe(100_000);
});
