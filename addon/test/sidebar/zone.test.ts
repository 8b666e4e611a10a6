import { expect, test } from 'vitest';
import { instantOf, localAt, offsetOf, zones } from '../../sidebar/plan/zone';
import { scheduleOf, usualTiming } from '../../sidebar/plan/timing';
import { TAB } from '../harness/answers';

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

test.each([
  ['2026-11-24T09:00', 'Europe/London', '2026-11-24T09:00:00.000Z', 'UTC+00:00'],
  ['2026-07-01T09:00', 'Europe/London', '2026-07-01T08:00:00.000Z', 'UTC+01:00'],
  ['2026-07-01T00:15', 'Asia/Kolkata', '2026-06-30T18:45:00.000Z', 'UTC+05:30'],
  ['2026-07-01T23:30', 'America/Los_Angeles', '2026-07-02T06:30:00.000Z', 'UTC-07:00'],
])('%s_in_%s_is_%s', (local, zone, instant, offset) => {
  expect(iso(instantOf(local, zone))).toBe(instant);
  expect(offsetOf(instantOf(local, zone)!, zone)).toBe(offset);
});

test('a_time_that_the_clocks_skip_is_no_time', () => {
  expect(instantOf('2026-03-29T01:30', 'Europe/London')).toBeNull();
  expect(instantOf('2026-03-29T02:00', 'Europe/London')).not.toBeNull();
});

test('of_a_time_that_comes_twice_the_first_is_meant', () => {
  expect(iso(instantOf('2026-10-25T01:30', 'Europe/London'))).toBe('2026-10-25T00:30:00.000Z');
});

test('midnight_is_written_as_zero_hours', () => {
  expect(localAt(Date.parse('2026-11-24T00:00:00Z'), 'Etc/UTC')).toBe('2026-11-24T00:00');
});

test('an_old_name_of_a_zone_can_still_be_chosen', () => {
  expect(zones('US/Pacific')).toContain('US/Pacific');
});

test('a_schedule_lies_in_the_future_of_its_own_zone', () => {
  const now = Date.parse('2026-11-24T09:30:00Z');
  const usual = usualTiming(TAB, now);
  const at = (time: string, zone: string) =>
    scheduleOf({ ...usual, kind: 'at', date: '2026-11-24', time, zone }, TAB, now);
  expect(at('09:31', 'Europe/London')).toEqual({ type: 'at', local: '2026-11-24T09:31', zone: 'Europe/London' });
  expect(at('09:31', 'Europe/Berlin')).toBeNull();
  expect(at('', 'Europe/London')).toBeNull();
  expect(scheduleOf(usual, TAB, now)).toEqual({ type: 'now' });
});
