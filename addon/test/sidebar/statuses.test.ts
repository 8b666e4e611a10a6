import { expect, test } from 'vitest';
import { nextWait } from '../../sidebar/polling';
import { byWord, settled } from '../../sidebar/plan/statuses';
import { PROGRESS } from '../harness/answers';

test('the_counts_in_words_add_up_to_the_total', () => {
  const words = byWord(PROGRESS.counts);
  expect(words.reduce((sum, { messages }) => sum + messages, 0)).toBe(PROGRESS.total);
  expect(words.find(({ word }) => word === 'Sending')).toEqual({ word: 'Sending', messages: 4 });
});

test('what_is_queued_or_on_its_way_has_not_left', () => {
  expect(settled(PROGRESS.counts)).toBe(52 - 9 - 4);
});

test('polling_slows_down_to_fifteen_seconds_and_wakes_on_a_change', () => {
  let wait = 2_000;
  for (let round = 0; round < 10; round++) {
    wait = nextWait(wait, false);
  }
  expect(wait).toBe(15_000);
  expect(nextWait(wait, true)).toBe(2_000);
});
