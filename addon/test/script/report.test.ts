import { beforeEach, expect, test } from 'vitest';
import { FakeSheet } from './fake-spreadsheet';
import { LinkedFile } from './linked-sheet';

let file: LinkedFile;

beforeEach(() => {
  file = new LinkedFile();
  file.sheet.put(1, 7, 'WhatsApp error');
  file.sheet.marks.push({ key: 'rowcast.column', value: 'error', column: 7, visibility: 'DOCUMENT' });
});

const report = (anew = false) => file.google.value('makeReport', 7, anew);
const tab = () => file.google.spreadsheet.sheets.at(-1) as FakeSheet;
const asked = (name: string) => file.google.sheets.requests.filter(([one]) => one === name).map(([, what]) => what);

test('the_report_counts_by_formulas_over_the_status_columns', () => {
  expect(report()).toEqual({ state: 'made', title: 'Rowcast report' });
  expect(file.google.spreadsheet.active).toBe(tab());
  const counts = tab()
    .cells.slice(4, 10)
    .map((row) => row.slice(0, 2));
  expect(counts).toEqual([
    ['Queued', "=COUNTA('Contacts'!C2:C)"],
    ['Sent', `=COUNTIF('Contacts'!C2:C,"Sent")+COUNTIF('Contacts'!C2:C,"Delivered")+COUNTIF('Contacts'!C2:C,"Read")`],
    ['Delivered', `=COUNTIF('Contacts'!C2:C,"Delivered")+COUNTIF('Contacts'!C2:C,"Read")`],
    ['Read', `=COUNTIF('Contacts'!C2:C,"Read")`],
    ['Replied', "=COUNTA('Contacts'!F2:F)"],
    ['Failed', `=COUNTIF('Contacts'!C2:C,"Failed")`],
  ]);
  expect(tab().cell(5, 3)).toBe('=IFERROR(B5/B5,0)');
  expect(tab().cell(18, 1)).toMatch(/^=IFERROR\(QUERY\(\{'Contacts'!G2:G\},"select Col1, count\(Col1\)/);
});

test('arguments_are_parted_as_the_locale_of_the_sheet_wants_it', () => {
  file.google.spreadsheet.locale = 'de_DE';
  report();
  expect(tab().cell(5, 3)).toBe('=IFERROR(B5/B5;0)');
});

test('both_charts_stand_close_to_the_cells_and_look_at_names_and_counts', () => {
  report();
  const { charts } = file.google.sheets;
  expect(charts.map(({ spec }) => spec.title)).toEqual(['How far messages came', 'Why messages failed']);
  expect(charts.map(({ position }) => position.overlayPosition)).toEqual(
    [0, 18].map((rowIndex) => ({
      anchorCell: { sheetId: tab().id, rowIndex, columnIndex: 6 },
      offsetXPixels: 16,
      widthPixels: 480,
      heightPixels: 300,
    })),
  );
  const rowsOf = ({ domains, series }: any) =>
    [domains[0].domain, series[0].series].map(({ sourceRange: { sources } }) => [
      sources[0].startRowIndex,
      sources[0].endRowIndex,
      sources[0].startColumnIndex,
    ]);
  expect(charts.map(({ spec }) => rowsOf(spec.basicChart))).toEqual([
    [
      [4, 10, 0],
      [4, 10, 1],
    ],
    [
      [17, 38, 0],
      [17, 38, 1],
    ],
  ]);
});

test('long_reasons_wrap', () => {
  report();
  expect(asked('repeatCell')).toContainEqual({
    range: { sheetId: tab().id, startRowIndex: 17, endRowIndex: 38, startColumnIndex: 0, endColumnIndex: 1 },
    cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
    fields: 'userEnteredFormat.wrapStrategy',
  });
});

test('a_report_that_stands_is_shown_and_not_made_again', () => {
  report();
  file.google.spreadsheet.active = file.sheet;
  expect(report()).toEqual({ state: 'standing', title: 'Rowcast report' });
  expect(file.google.spreadsheet.active).toBe(tab());
  expect(file.google.spreadsheet.sheets).toHaveLength(2);
});

test('a_report_that_somebody_reshaped_is_replaced_only_when_asked_for', () => {
  report();
  const mine = tab();
  mine.put(6, 2, '=1');
  expect(report().state).toBe('reshaped');
  expect(tab()).toBe(mine);
  expect(report(true)).toEqual({ state: 'made-anew', title: 'Rowcast report' });
  expect(file.google.spreadsheet.sheets).not.toContain(mine);
  expect(report().state).toBe('standing');
});

test('a_tab_of_the_same_name_is_not_touched', () => {
  const theirs = new FakeSheet(8, 'Rowcast report', [['mine']]);
  file.google.spreadsheet.sheets.push(theirs);
  expect(report()).toEqual({ state: 'made', title: 'Rowcast report 2' });
  expect(theirs.cells).toEqual([['mine']]);
});

test('a_tab_without_a_status_column_has_nothing_to_report', () => {
  file.sheet.marks = [];
  expect(file.google.run('makeReport', [7, false]).problem.type).toBe('addon/no-status-column');
  expect(file.google.spreadsheet.sheets).toHaveLength(1);
});

test('colours_are_added_behind_the_users_own_rules_and_only_ours_are_taken_away', () => {
  const theirs = {
    ranges: [{ sheetId: 7, startColumnIndex: 2, endColumnIndex: 3 }],
    booleanRule: { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: 'VIP' }] } },
  };
  file.google.sheets.rulesOf(7).push(theirs);
  const colours = ['Read', 'Failed'].map((text) => ({ text, background: '#ceead6', foreground: '#0d652d' }));
  file.google.answer = () => ({ status: 200, body: { colours } });
  expect(file.google.value('colourStatuses', 7, true)).toEqual({ coloured: true });
  file.google.value('colourStatuses', 7, true);
  const words = file.google.sheets.rulesOf(7).map((rule) => rule.booleanRule.condition.values[0].userEnteredValue);
  expect(words).toEqual(['VIP', 'Read', 'Failed']);
  expect(file.google.value('colourStatuses', 7, false)).toEqual({ coloured: false });
  expect(file.google.sheets.rulesOf(7)).toEqual([theirs]);
});
