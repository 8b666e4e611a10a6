import { beforeEach, expect, test } from 'vitest';
import { ADA, link, LinkedFile, SPREADSHEET, update } from './linked-sheet';

const TRIGGER = { handler: 'bringCellsHourly', everyHours: 1 };
let file: LinkedFile;

beforeEach(() => {
  file = new LinkedFile();
});

const open = () => file.google.value('linkSheet', { spreadsheetId: SPREADSHEET, sheetId: 7 });
const triggers = () => file.google.scriptApp.triggers;

test('the_hourly_check_is_made_once_however_often_the_sheet_is_opened', () => {
  expect(open().hourly).toEqual({ on: true });
  open();
  expect(triggers()).toEqual([TRIGGER]);
});

test('no_hourly_check_is_made_where_another_pen_writes', () => {
  file.link = link({ pen: { kind: 'service-account', chosen: false } });
  expect(open().hourly).toEqual({ on: false });
  expect(triggers()).toEqual([]);
});

test('a_user_who_has_all_checks_that_google_allows_is_told', () => {
  file.google.scriptApp.most = 0;
  expect(open().hourly).toMatchObject({ on: false, problem: { type: 'addon/no-trigger' } });
});

test('the_hourly_check_brings_the_cells', () => {
  open();
  file.google.run('bringCellsHourly');
  expect(file.readings()).toHaveLength(1);
  expect(triggers()).toEqual([TRIGGER]);
});

test('the_hourly_check_goes_when_no_tab_of_the_file_needs_it_any_more', () => {
  open();
  file.link = link({ pen: { kind: 'google-account', chosen: true } });
  file.google.run('bringCellsHourly');
  expect(triggers()).toEqual([]);
});

test('what_kept_the_hourly_check_from_writing_is_said_at_the_next_opening_until_one_succeeds', () => {
  open();
  const { answer } = file.google;
  file.google.answer = () => ({ status: 503, body: '' });
  file.google.run('bringCellsHourly');
  file.google.answer = answer;
  expect(open().hourly.problem.type).toBe('addon/service-failing');
  file.google.run('bringCellsHourly');
  expect(open().hourly).toEqual({ on: true });
});

test('a_consent_that_google_wants_anew_is_said_and_nothing_is_tried_before', () => {
  open();
  file.google.calls.length = 0;
  file.google.scriptApp.authorization = 'REQUIRED';
  file.google.run('bringCellsHourly');
  expect(file.google.calls).toEqual([]);
  expect(open().hourly.problem.type).toBe('addon/unauthorized');
});

test('the_check_of_a_file_whose_user_disconnected_in_another_goes_by_itself', () => {
  open();
  delete file.google.properties['rowcast.key'];
  file.google.run('bringCellsHourly');
  expect(triggers()).toEqual([]);
});

test('a_day_of_checks_fits_into_the_time_that_google_gives_triggers', () => {
  file.turns = Array.from({ length: 999 }, (_, nth) => ({
    updates: [update(ADA, '+44 7700 900001', { status: { text: `Step ${nth}` } })],
  }));
  open();
  file.google.clock.callMs = 20_000;
  const start = file.google.clock.now;
  file.google.run('bringCellsHourly');
  expect(file.readings().length).toBeGreaterThan(5);
  // 90 minutes a day for a consumer's triggers (facts, section 3.2).
  expect(24 * (file.google.clock.now - start)).toBeLessThan(90 * 60_000);
});
