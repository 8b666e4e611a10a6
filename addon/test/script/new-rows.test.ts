import { beforeEach, expect, test } from 'vitest';
import { Google, type HttpCall } from './execution';
import { FakeSheet, FakeSpreadsheet } from './fake-spreadsheet';

const SPREADSHEET = '1sPrEaDsHeEt_0123456789';
const KEY = 'rabcdefghij00001';
const TRIGGERS = [
  { handler: 'rowsSubmitted', on: 'form' },
  { handler: 'rowsEdited', on: 'edit' },
  { handler: 'rowsChanged', on: 'change' },
];
const WATCH = { sheetId: 7, recipient: 'Phone', only: [], columns: ['Name', 'Phone'] };
const FAILING = { status: 503, body: '' };
let google: Google;
let contacts: FakeSheet;
let orders: FakeSheet;
let watched: object[];
let report: (call: HttpCall) => { status: number; body: unknown };

beforeEach(() => {
  contacts = new FakeSheet(7, 'Contacts', [
    ['Name', 'Phone', 'Notes'],
    ['Ada', '+44 7700 900001', ''],
  ]);
  orders = new FakeSheet(8, 'Orders', [
    ['Phone', 'Status'],
    ['+44 7700 900009', 'Open'],
  ]);
  google = new Google(new FakeSpreadsheet([contacts, orders, new FakeSheet(9, 'Other', [['Phone']])])).connected();
  watched = [WATCH];
  report = () => ({ status: 200, body: { taken: 1, known: 0, passedOver: 0, held: 0 } });
  google.answer = (call) => {
    if (call.url.includes('/watched-tabs?')) {
      expect(call.url).toContain('spreadsheetId=' + SPREADSHEET);
      return { status: 200, body: { tabs: watched } };
    }
    expect(call).toMatchObject({ method: 'post', url: 'https://rowcast.example/v1/new-rows' });
    return report(call);
  };
  google.value('prepareTab', 7, 'B');
  google.value('prepareTab', 8, 'A');
});

const tend = () => google.value('tendTriggers', SPREADSHEET);
const triggers = () => google.scriptApp.triggers;
const reports = () => google.calls.filter(({ url }) => url.endsWith('/new-rows'));
const keyOf = (sheet: FakeSheet, row: number) =>
  sheet.cell(row, sheet.marks.findLast(({ value }) => value === 'key')!.column);
const rowsOf = (call: HttpCall) => call.body.rows.map(({ row }: { row: number }) => row);

/** What a person types or pastes, as the trigger hears of it. */
function edit(sheet: FakeSheet, row: number, column: number, lines: string[][], handler = 'rowsEdited') {
  lines.forEach((line, r) => line.forEach((cell, c) => sheet.put(row + r, column + c, cell)));
  google.fire(handler, { range: sheet.touched(row, column, lines.length, lines[0].length) });
}

const change = (changeType = 'INSERT_ROW') => google.fire('rowsChanged', { changeType });
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => [`Person ${i}`, `+44 7700 ${String(i).padStart(6, '0')}`]);

test('the_triggers_are_made_once_where_a_tab_is_watched_and_go_where_none_is_left', () => {
  expect(tend()).toEqual({ watched: [7], form: true, edit: true, change: true });
  tend();
  expect(triggers()).toEqual(TRIGGERS);
  watched = [];
  expect(tend()).toEqual({ watched: [], form: false, edit: false, change: false });
  expect(triggers()).toEqual([]);
  expect(Object.keys(google.properties)).toEqual(['rowcast.address', 'rowcast.key']);
});

test('the_trigger_that_brings_cells_stays_when_those_for_rows_go', () => {
  google.scriptApp.triggers.push({ handler: 'bringCellsHourly', everyHours: 1 });
  tend();
  watched = [];
  tend();
  expect(triggers()).toEqual([{ handler: 'bringCellsHourly', everyHours: 1 }]);
});

test('a_user_who_has_nearly_all_triggers_that_google_allows_is_told_which_stand', () => {
  google.scriptApp.most = 2;
  expect(tend()).toMatchObject({ form: true, edit: true, change: false, problem: { type: 'addon/no-trigger' } });
});

test('rows_that_stood_before_get_their_keys_and_are_not_new', () => {
  tend();
  expect(keyOf(contacts, 2)).toMatch(/^[A-Za-z0-9]{16}$/);
  change();
  expect(reports()).toEqual([]);
});

test('a_pasted_row_gets_its_key_and_is_reported_with_what_is_needed', () => {
  tend();
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002', 'x']]);
  expect(reports()[0].body).toEqual({
    spreadsheetId: SPREADSHEET,
    sheetId: 7,
    event: 'edit',
    columns: [
      { name: 'Name', letter: 'A' },
      { name: 'Phone', letter: 'B' },
    ],
    rows: [{ row: 3, key: keyOf(contacts, 3), cells: ['Ben', '+44 7700 900002'] }],
  });
  expect(keyOf(contacts, 3)).toMatch(/^[A-Za-z0-9]{16}$/);
});

test('a_submitted_form_is_reported_as_one', () => {
  tend();
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']], 'rowsSubmitted');
  expect(reports()).toMatchObject([{ body: { event: 'form', rows: [{ row: 3 }] } }]);
});

test('a_key_that_a_row_has_is_kept', () => {
  tend();
  const key = keyOf(contacts, 2);
  const { writes } = contacts;
  google.locks.busy = true;
  edit(contacts, 2, 1, [['Ada L.']]);
  expect(reports()).toMatchObject([{ body: { rows: [{ row: 2, key, cells: ['Ada L.', '+44 7700 900001'] }] } }]);
  expect(contacts.writes).toBe(writes);
});

test('a_row_without_a_recipient_is_neither_given_a_key_nor_reported', () => {
  tend();
  edit(contacts, 3, 1, [['Ben']]);
  expect(reports()).toEqual([]);
  expect(keyOf(contacts, 3)).toBe('');
});

test.each<[string, () => void]>([
  ['the headings', () => edit(contacts, 1, 1, [['First name', 'Phone']])],
  ['a tab that nobody watches', () => edit(orders, 2, 2, [['Confirmed']])],
  ['a column that no campaign needs', () => edit(contacts, 2, 3, [['called twice']])],
  ['a format', () => change('FORMAT')],
  ['what the trigger of edits has heard of', () => change('EDIT')],
])('a_change_of_%s_costs_no_call', (_, act) => {
  tend();
  google.calls.length = 0;
  act();
  expect(google.calls).toEqual([]);
});

test('the_headings_in_a_pasted_block_are_no_row', () => {
  tend();
  edit(contacts, 1, 1, [['Name', 'Phone'], ...people(2)]);
  expect(reports().map(rowsOf)).toEqual([[2, 3]]);
});

test('a_paste_of_1500_rows_is_two_calls', () => {
  tend();
  edit(contacts, 3, 1, people(1500));
  expect(reports().map((call) => call.body.rows.length)).toEqual([1000, 500]);
  const keys = reports().flatMap((call) => call.body.rows.map(({ key }: { key: string }) => key));
  expect(new Set(keys).size).toBe(1500);
  expect(keys[1499]).toBe(keyOf(contacts, 1502));
});

test('a_paste_of_500_rows_is_one_call', () => {
  tend();
  edit(contacts, 3, 1, people(500));
  expect(reports()).toHaveLength(1);
});

test('the_same_content_has_the_same_idempotency_key_and_other_content_another', () => {
  tend();
  const line = [['Ben', '+44 7700 900002']];
  edit(contacts, 3, 1, line);
  edit(contacts, 3, 1, line);
  edit(contacts, 3, 1, [['Bea', '+44 7700 900002']]);
  const [first, again, other] = reports().map(({ headers }) => headers['Idempotency-Key']);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('another_hour_makes_the_same_rows_news_for_a_campaign_that_began_since', () => {
  tend();
  edit(contacts, 2, 1, [['Ada']]);
  google.clock.now += 60 * 60_000;
  edit(contacts, 2, 1, [['Ada']]);
  const [first, later] = reports().map(({ headers }) => headers['Idempotency-Key']);
  expect(later).not.toBe(first);
});

test('a_copied_row_gets_a_key_of_its_own', () => {
  tend();
  const key = keyOf(contacts, 2);
  edit(contacts, 3, 1, [['Ada', '+44 7700 900001', '', key]]);
  expect(keyOf(contacts, 2)).toBe(key);
  expect(reports()).toMatchObject([{ body: { rows: [{ row: 3, key: keyOf(contacts, 3) }] } }]);
  expect(keyOf(contacts, 3)).not.toBe(key);
});

test('rows_that_came_without_an_edit_are_found_by_their_missing_key', () => {
  tend();
  contacts.put(3, 2, '+44 7700 900002');
  contacts.put(4, 1, 'nobody');
  contacts.put(5, 2, '+44 7700 900003');
  change('OTHER');
  expect(reports()).toMatchObject([{ body: { event: 'change' } }]);
  expect(reports().map(rowsOf)).toEqual([[3, 5]]);
  change('OTHER');
  expect(reports()).toHaveLength(1);
});

test('two_tabs_are_told_apart', () => {
  watched = [WATCH, { sheetId: 8, recipient: 'Phone', only: [], columns: ['Status'] }];
  expect(tend().watched).toEqual([7, 8]);
  edit(orders, 2, 2, [['Confirmed']]);
  contacts.put(3, 2, '+44 7700 900002');
  orders.put(3, 1, '+44 7700 900003');
  change();
  expect(reports().map(({ body }) => [body.sheetId, body.rows[0].row])).toEqual([
    [8, 2],
    [7, 3],
    [8, 3],
  ]);
});

test('a_tab_that_was_deleted_does_not_keep_the_others_from_being_heard', () => {
  watched = [WATCH, { sheetId: 99, recipient: 'Phone', only: [], columns: [] }];
  expect(tend().watched).toEqual([7]);
  contacts.put(3, 2, '+44 7700 900002');
  change();
  expect(reports()).toHaveLength(1);
});

test('what_could_not_be_reported_is_said_at_the_next_opening_and_reported_then', () => {
  tend();
  const working = report;
  report = () => FAILING;
  edit(contacts, 2, 1, [['Ada L.']]);
  edit(contacts, 3, 1, people(700));
  expect(tend().problem.type).toBe('addon/service-failing');
  google.calls.length = 0;
  report = working;
  expect(tend().problem).toBeUndefined();
  expect(reports().map(rowsOf)).toEqual([Array.from({ length: 701 }, (_, i) => i + 2)]);
  tend();
  expect(reports()).toHaveLength(1);
});

test('what_could_not_be_reported_goes_with_the_next_edit', () => {
  tend();
  const working = report;
  report = () => FAILING;
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  report = working;
  google.calls.length = 0;
  edit(contacts, 4, 1, [['Cy', '+44 7700 900003']]);
  expect(reports().map(rowsOf)).toEqual([[4], [3]]);
  expect(tend().problem).toBeUndefined();
});

test('a_row_that_was_deleted_before_it_could_be_reported_is_forgotten', () => {
  tend();
  const working = report;
  report = () => FAILING;
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  contacts.cells.splice(2, 1);
  report = working;
  tend();
  expect(Object.keys(google.properties).filter((name) => name.includes('unreported'))).toEqual([]);
});

test('what_the_service_finds_wrong_is_said_and_not_reported_again', () => {
  tend();
  report = () => ({ status: 400, body: { type: '/problems/bad-request', title: 'No.', status: 400, detail: '/rows' } });
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  google.calls.length = 0;
  expect(tend().problem.type).toBe('/problems/bad-request');
  expect(reports()).toEqual([]);
});

test('where_another_gives_out_keys_the_rows_wait_for_the_next_change', () => {
  tend();
  google.locks.busy = true;
  edit(contacts, 2, 1, [['Ada L.'], ['Ben']]);
  edit(contacts, 3, 2, [['+44 7700 900002']]);
  expect(JSON.parse(google.properties['rowcast.triggers.' + SPREADSHEET]).type).toBe('addon/busy');
  google.locks.busy = false;
  google.calls.length = 0;
  change();
  expect(reports().map(rowsOf)).toEqual([[3]]);
});

test('a_changed_row_among_new_ones_is_not_lost_where_another_gives_out_keys', () => {
  tend();
  google.locks.busy = true;
  edit(contacts, 2, 1, [
    ['Ada L.', '+44 7700 900001'],
    ['Ben', '+44 7700 900002'],
  ]);
  google.locks.busy = false;
  change();
  expect(reports().map(rowsOf)).toEqual([[2, 3]]);
});

test('the_triggers_of_a_file_whose_user_disconnected_in_another_go_by_themselves', () => {
  tend();
  delete google.properties['rowcast.key'];
  google.calls.length = 0;
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  expect(google.calls).toEqual([]);
  expect(triggers()).toEqual([]);
});

test('disconnecting_takes_the_triggers_away', () => {
  tend();
  google.value('disconnect');
  expect(triggers()).toEqual([]);
  expect(google.properties).toEqual({});
});

test('a_consent_that_google_wants_anew_is_said_and_nothing_is_tried_before', () => {
  tend();
  google.calls.length = 0;
  google.scriptApp.authorization = 'REQUIRED';
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  expect(google.calls).toEqual([]);
  expect(JSON.parse(google.properties['rowcast.triggers.' + SPREADSHEET]).type).toBe('addon/unauthorized');
  google.scriptApp.authorization = 'NOT_REQUIRED';
  expect(tend().problem).toBeUndefined();
  expect(reports().map(rowsOf)).toEqual([[3]]);
});

test('a_trigger_reports_for_a_minute_only_and_the_rest_waits', () => {
  tend();
  google.clock.callMs = 40_000;
  edit(contacts, 3, 1, people(3000));
  expect(reports()).toHaveLength(2);
  expect(JSON.parse(google.properties['rowcast.triggers.' + SPREADSHEET]).type).toBe('addon/rows-wait');
  google.calls.length = 0;
  change();
  expect(reports().map((call) => call.body.rows.length)).toEqual([1000]);
});

test('more_rows_than_can_be_kept_are_told_in_words', () => {
  tend();
  report = () => FAILING;
  edit(contacts, 3, 1, people(5001));
  expect(JSON.parse(google.properties['rowcast.triggers.' + SPREADSHEET]).type).toBe('addon/rows-lost');
});

test('no_value_that_is_kept_is_larger_than_google_allows', () => {
  tend();
  report = () => FAILING;
  edit(contacts, 3, 1, people(1500));
  // 9 KB a value (facts, section 3.3).
  expect(Math.max(...Object.values(google.properties).map((value) => value.length))).toBeLessThan(9 * 1024);
});

test('a_watch_that_ended_in_anothers_sidebar_ends_here_within_the_hour', () => {
  tend();
  watched = [];
  google.clock.now += 61 * 60_000;
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  expect(reports()).toEqual([]);
  expect(triggers()).toEqual([]);
});

test('a_service_that_does_not_say_what_is_watched_loses_no_row', () => {
  tend();
  google.clock.now += 61 * 60_000;
  const working = google.answer;
  google.answer = () => FAILING;
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  google.answer = working;
  google.calls.length = 0;
  tend();
  expect(reports().map(rowsOf)).toEqual([[3]]);
});

test('a_renamed_recipient_column_is_told_in_words', () => {
  tend();
  contacts.put(1, 2, 'Mobile');
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  const { problem } = tend();
  expect(problem).toMatchObject({
    type: 'addon/columns-gone',
    title: 'The column “Phone” is not in “Contacts” any more.',
  });
});

test('rows_whose_keys_were_lost_with_their_column_are_not_taken_for_new_ones', () => {
  tend();
  contacts.marks.splice(0);
  contacts.cells.forEach((row) => row.splice(3));
  google.value('prepareTab', 7, 'B');
  change('OTHER');
  expect(reports()).toEqual([]);
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  expect(reports().map(rowsOf)).toEqual([[3]]);
});

test('a_key_that_somebody_typed_over_is_mended_and_the_row_reported', () => {
  tend();
  contacts.put(2, 4, KEY + '!');
  google.fire('rowsEdited', { range: contacts.touched(2, 4) });
  expect(keyOf(contacts, 2)).toMatch(/^[A-Za-z0-9]{16}$/);
  expect(reports().map(rowsOf)).toEqual([[2]]);
});

test('what_google_itself_throws_in_a_trigger_is_kept_in_words', () => {
  tend();
  contacts.getName = () => '';
  contacts.getLastColumn = () => {
    throw new Error('Service error: Spreadsheets');
  };
  edit(contacts, 3, 1, [['Ben', '+44 7700 900002']]);
  expect(JSON.parse(google.properties['rowcast.triggers.' + SPREADSHEET]).type).toBe('addon/rows-unreported');
});
