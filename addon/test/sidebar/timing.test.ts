import { expect, test } from 'vitest';
import { buttonsOf, conditionInWords, standIn, without, type Step } from '../../sidebar/plan/follow-ups';
import { inWords } from '../../sidebar/plan/schedule-words';
import {
  keepingOf,
  keptTiming,
  onlyOf,
  scheduleOf,
  timingFaults,
  timingOf,
  usualTiming,
  type Timing,
} from '../../sidebar/plan/timing';
import { TAB, TEMPLATES } from '../harness/answers';

const NOW = Date.parse('2026-11-24T09:30:00Z');
const usual = usualTiming(TAB, NOW);
const schedule = (part: Partial<Timing>) => scheduleOf({ ...usual, ...part }, TAB, NOW);
const faults = (part: Partial<Timing>) => timingFaults({ ...usual, ...part }, NOW);

test('a_start_at_a_time_may_read_the_sheet_again', () => {
  expect(schedule({ kind: 'at', readAgain: true })).toEqual({
    type: 'at',
    local: '2026-11-25T09:00',
    zone: 'Europe/London',
    readAgain: true,
  });
});

test('a_time_per_row_names_its_column_and_how_the_country_writes_dates', () => {
  expect(schedule({ kind: 'per-row' })).toBeNull();
  expect(schedule({ kind: 'per-row', column: 'F', dateTime: '' })).toEqual({
    type: 'per-row',
    column: 'F',
    zone: 'Europe/London',
    zoneOf: 'sheet',
    order: 'day-month',
  });
  const inUs = scheduleOf({ ...usual, kind: 'per-row', column: 'F' }, { region: 'US' }, NOW);
  expect(inUs).toMatchObject({ order: 'month-day', time: '09:00' });
});

test.each([
  [{ every: 'day' }, { every: 'day', time: '09:00' }],
  [
    { every: 'week', days: ['mon'] },
    { every: 'week', days: ['mon'], time: '09:00' },
  ],
  [
    { every: 'month', monthDay: '31' },
    { every: 'month', day: 31, time: '09:00' },
  ],
  [
    { every: 'month', monthDay: 'last' },
    { every: 'month', day: 'last', time: '09:00' },
  ],
  [
    { every: 'cron', cron: ' 0 0 9 ? * MON ' },
    { every: 'cron', cron: '0 0 9 ? * MON' },
  ],
  [
    { every: 'day', end: 'until', until: '2026-12-24' },
    { every: 'day', time: '09:00', until: '2026-12-24' },
  ],
  [
    { every: 'day', end: 'times', times: '3' },
    { every: 'day', time: '09:00', times: 3 },
  ],
])('%j_recurs_as_%j', (part, expected) => {
  expect(schedule({ kind: 'recurring', ...(part as Partial<Timing>) })).toEqual({
    type: 'recurring',
    zone: 'Europe/London',
    rows: 'new',
    ...expected,
  });
});

test('what_is_wrong_is_told_beside_its_field', () => {
  expect(faults({ kind: 'recurring', days: [] }).days).toBe('Choose at least one day.');
  expect(faults({ kind: 'recurring', end: 'until', until: '2026-11-23' }).end).toMatch(/still to come/);
  expect(faults({ kind: 'recurring', end: 'times', times: '0' }).end).toBe('Enter a whole number from 1 to 10,000.');
  expect(faults({ kind: 'drip', from: '17:00', to: '09:00' }).hours).toBe('The second hour must be later.');
  expect(faults({ kind: 'drip', perHour: '1.5' }).perHour).toMatch(/whole number/);
  expect(faults({ kind: 'new-rows', some: true, onlyColumn: 'G' }).only).toBe('Write what the cell must show.');
  expect(faults({ quiet: 'own', quietFrom: '08:00', quietTo: '08:00' }).quiet).toBe('Enter two different times.');
  expect(faults({ kind: 'at', date: '2027-03-28', time: '01:30' }).start).toMatch(/skip this time/);
});

test('only_some_rows_are_meant_where_a_campaign_goes_on_over_time', () => {
  const some = { ...usual, some: true, onlyColumn: 'G', onlyValues: ' Confirmed \n\nPaid' };
  expect(onlyOf({ ...some, kind: 'new-rows' })).toEqual({ column: 'G', equals: ['Confirmed', 'Paid'] });
  expect(onlyOf({ ...some, kind: 'now' })).toBeUndefined();
});

test('what_is_usual_is_left_out_so_that_older_services_take_it', () => {
  expect(keepingOf(usual)).toEqual({});
  expect(keepingOf({ ...usual, quiet: 'none', missed: 'skip' })).toEqual({ quietHours: null, missed: 'skip' });
});

test.each<Partial<Timing>>([
  { kind: 'at', readAgain: true },
  { kind: 'per-row', column: 'F', dateTime: '' },
  { kind: 'recurring', every: 'month', monthDay: 'last', end: 'times', times: '3', rows: 'all' },
  { kind: 'recurring', every: 'cron', cron: '0 0 9 ? * MON', end: 'until', until: '2026-12-24' },
  { kind: 'drip', perHour: '30', days: ['sat'] },
  { kind: 'new-rows', existing: 'send' },
])('a_launched_%j_comes_back_to_its_fields', (part) => {
  const launched = schedule(part)!;
  expect(scheduleOf(timingOf(launched, undefined, undefined, usual), TAB, NOW)).toEqual(launched);
});

test('schedules_are_told_in_words', () => {
  expect(inWords(schedule({ kind: 'recurring' })!)).toBe(
    'Monday to Friday at 09:00, every week (Europe/London), to the rows that are new then',
  );
  expect(inWords(schedule({ kind: 'recurring', every: 'month', monthDay: 'last', end: 'times', rows: 'all' })!)).toBe(
    'On the last day of every month at 09:00 (Europe/London), 10 times, to all rows',
  );
  expect(inWords(schedule({ kind: 'drip', days: ['sat', 'sun'] })!)).toBe(
    '60 messages an hour from 09:00 to 17:00, Saturday and Sunday (Europe/London)',
  );
  expect(inWords(schedule({ kind: 'at' })!)).toBe('On 25 Nov 2026 at 09:00 (Europe/London)');
});

test('what_followed_a_removed_follow_up_follows_the_message_before_it', () => {
  const step = (follows: number) => ({ follows }) as Step;
  const follows = (steps: Step[]) => steps.map((one) => one.follows);
  expect(follows(without([step(0), step(1), step(2), step(1)], 0))).toEqual([0, 1, 0]);
  expect(follows(without([step(0), step(1), step(2)], 1))).toEqual([0, 1]);
});

test('what_needs_a_column_that_is_gone_is_chosen_anew', () => {
  const columns = TAB.columns.filter(({ letter }) => letter !== 'F');
  const kept = keptTiming({ ...usual, column: 'F', onlyColumn: 'G' }, columns);
  expect(kept).toEqual({ ...usual, column: '', onlyColumn: 'G' });
  const step = (column: string) => ({ mapping: { 'body.1': { column }, 'body.2': { text: 'Hi' } } }) as unknown as Step;
  expect(standIn([step('A'), step('G')], columns)).toBe(true);
  expect(standIn([step('A'), step('F')], columns)).toBe(false);
});

test('conditions_are_told_in_words_and_buttons_are_those_of_replies', () => {
  expect(conditionInWords({ follows: 0, if: 'not-read', waitMinutes: 2880 })).toBe(
    '2 days after the first message was delivered, if it was not read',
  );
  expect(conditionInWords({ follows: 1, if: 'button', button: 'Yes', waitMinutes: 0 })).toBe(
    'At once after “Yes” was tapped under follow-up 1',
  );
  expect(buttonsOf({ kind: 'template', template: TEMPLATES[0] as never })).toEqual(['Talk to us']);
});
