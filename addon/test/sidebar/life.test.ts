import { expect, test } from 'vitest';
import { daysOf } from '../../sidebar/plan/life';
import { MOVES } from '../harness/answers';

test('a_life_is_told_by_day_in_the_zone_of_the_sheet', () => {
  expect(daysOf(MOVES, 'Europe/Berlin')).toEqual([
    {
      date: '24 Nov 2026',
      events: [
        { time: '15:02:12', words: 'Sending (try 1)' },
        { time: '15:02:13', words: 'Queued again' },
        { time: '15:02:19', words: 'Sending (try 2)' },
        { time: '15:02:20', words: 'Taken by WhatsApp' },
        { time: '15:02:24', words: 'Delivered', heard: '15:09:00' },
      ],
    },
    { date: '25 Nov 2026', events: [{ time: '08:30:05', words: 'Read' }] },
  ]);
});

test('a_failure_names_the_error_and_a_word_of_a_newer_service_stands_as_it_is', () => {
  const at = '2026-11-24T14:02:12Z';
  const moves = [
    { from: 'sending', to: 'failed', at, recordedAt: at, attempt: 1, errorCode: 131026 },
    { from: 'failed', to: 'forwarded', at, recordedAt: at, attempt: 1 },
  ];
  expect(daysOf(moves, 'UTC')[0].events.map(({ words }) => words)).toEqual([
    'Failed (WhatsApp’s error 131026)',
    'forwarded',
  ]);
});
