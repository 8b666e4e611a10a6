import { expect, test } from 'vitest';
import {
  faultsOf,
  inWords,
  mostFirst,
  safeguardsOf,
  tooEarly,
  usualSafety,
  type Safety,
} from '../../sidebar/plan/safeguards';

const BOUNDS = { ready: 52, zone: 'Europe/London', start: Date.parse('2026-11-24T10:00:00Z') };
const safety = (changes: Partial<Safety>) => ({ ...usualSafety(BOUNDS), ...changes });

test('what_is_usual_is_left_out_so_that_an_older_service_takes_it', () => {
  expect(safeguardsOf(safety({}), BOUNDS)).toEqual({});
});

test('what_was_chosen_is_launched', () => {
  const chosen = safety({ canary: true, then: 'continue', end: true, date: '2026-07-01', halt: false });
  expect(safeguardsOf(chosen, { ...BOUNDS, start: Date.parse('2026-06-30T10:00:00Z') })).toEqual({
    canary: { rows: 10, then: 'continue' },
    sendUntil: '2026-07-01T19:00:00.000Z',
    haltAtFailurePercent: null,
  });
});

test('an_end_is_proposed_for_this_evening_or_for_tomorrow_where_that_is_past', () => {
  expect(usualSafety(BOUNDS)).toMatchObject({ end: false, date: '2026-11-24', time: '20:00' });
  expect(usualSafety({ ...BOUNDS, start: Date.parse('2026-11-24T20:00:00Z') }).date).toBe('2026-11-25');
});

test('a_small_campaign_proposes_fewer_first_and_one_of_a_single_message_none', () => {
  expect(usualSafety({ ...BOUNDS, ready: 4 }).first).toBe('3');
  expect(mostFirst(1)).toBe(0);
  expect(mostFirst(100_000)).toBe(1_000);
});

test.each(['0', '52', '2.5', '-1', '', '1e1'])('first_%j_is_refused_in_words', (first) => {
  const chosen = safety({ canary: true, first });
  expect(faultsOf(chosen, BOUNDS).canary).toBe('Enter a whole number from 1 to 51.');
  expect(safeguardsOf(chosen, BOUNDS)).toBeNull();
});

test.each([
  ['', '20:00', 'Enter a date and a time to stop at.'],
  ['2026-11-24', '10:00', 'The end must lie after the start. Choose a later one.'],
  ['2027-03-28', '01:30', 'The clocks skip this time on that day. Choose another.'],
])('an_end_on_%j_at_%j_is_refused_in_words', (date, time, words) => {
  expect(faultsOf(safety({ end: true, date, time }), BOUNDS).end).toBe(words);
});

test('a_wrong_value_that_is_switched_off_hinders_nobody', () => {
  expect(safeguardsOf(safety({ first: '0', date: '', percent: '400' }), BOUNDS)).toBeNull();
  expect(safeguardsOf(safety({ first: '0', date: '', percent: '400', halt: false }), BOUNDS)).not.toBeNull();
});

test('choices_are_told_in_sentences', () => {
  const chosen = { canary: { rows: 10, then: 'ask' as const }, sendUntil: '2026-11-24T20:00:00Z' };
  expect(inWords(chosen, 'Europe/London')).toEqual([
    'The first 10 go alone, then you are asked.',
    'Nothing leaves after 24 Nov 2026, 20:00 (Europe/London).',
    'It pauses by itself when 25 % fail.',
  ]);
  expect(inWords({ canary: { rows: 1, then: 'continue' } }, 'UTC')[0]).toBe(
    'The first one goes alone; the rest follows unless 25 % of them fail.',
  );
  expect(inWords({ haltAtFailurePercent: null }, 'UTC')).toEqual(['It goes on however many fail.']);
});

test('an_end_before_all_can_have_left_is_warned_of', () => {
  const plan = {
    messagesPerSecond: 80,
    waves: [
      { rows: 1200, reason: 'now' as const },
      { rows: 300, at: '2026-11-25T09:10:00Z', reason: 'messaging-limit' as const },
    ],
    notes: [],
  };
  const bounds = { ...BOUNDS, ready: 1500 };
  expect(tooEarly('2026-11-24T20:00:00Z', plan, bounds)).toBe(
    'About 300 messages of 1,500 cannot leave before the end.',
  );
  expect(tooEarly('2026-11-24T10:00:10Z', plan, bounds)).toMatch(/^About 700 messages/);
  expect(tooEarly('2026-11-26T20:00:00Z', plan, bounds)).toBeUndefined();
  expect(tooEarly(undefined, plan, bounds)).toBeUndefined();
});
