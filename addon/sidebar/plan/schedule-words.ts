/* Schedules in words. */
import type { Keeping, Only, QuietHours, Recurring, Schedule } from '../contract';
import { amid, brief, count, number } from '../words';
import { DAYS } from './timing';

/** `Europe/London` for people; the zone database writes blanks as underscores. */
export function zoneName(zone: string): string {
  return zone.replace(/_/g, ' ');
}

/** As "Monday and Friday at 09:00, every week (Europe/London), to the rows that are new then". */
export function inWords(schedule: Schedule): string {
  switch (schedule.type) {
    case 'now':
      return 'At once';
    case 'at': {
      const start = `On ${day(schedule.local.slice(0, 10))} at ${schedule.local.slice(11, 16)} (${zoneName(schedule.zone)})`;
      return schedule.readAgain ? `${start}, to the rows of the sheet as they are then` : start;
    }
    case 'per-row':
      return schedule.zoneOf === 'recipient'
        ? `Each row at the time in column ${schedule.column}, by the recipient’s clock`
        : `Each row at the time in column ${schedule.column} (${zoneName(schedule.zone)})`;
    case 'recurring':
      return `${rhythm(schedule)} (${zoneName(schedule.zone)})${lasting(schedule)}, to ${
        schedule.rows === 'new' ? 'the rows that are new then' : 'all rows'
      }`;
    case 'drip': {
      const { rowsPerHour, from, to, days, zone } = schedule;
      return `${count(rowsPerHour, 'message')} an hour from ${from.slice(0, 5)} to ${to.slice(0, 5)}, ${
        days.length === 7 ? 'every day' : daysInWords(days)
      } (${zoneName(zone)})`;
    }
    case 'new-rows':
      return 'To each row that is added to the sheet';
  }
}

function rhythm({ every, days = [], day: ofMonth, time = '', cron = '' }: Recurring): string {
  const at = `at ${time.slice(0, 5)}`;
  switch (every) {
    case 'day':
      return `Every day ${at}`;
    case 'week':
      return days.length === 7 ? `Every day ${at}` : `${daysInWords(days)} ${at}, every week`;
    case 'month':
      return ofMonth === 'last' ? `On the last day of every month ${at}` : `On day ${ofMonth} of every month ${at}`;
    case 'cron':
      return `By “${cron}”`;
  }
}

function lasting({ until, times }: Recurring): string {
  return (until ? ` until ${day(until)}` : '') + (times === undefined ? '' : `, ${count(times, 'time')}`);
}

function daysInWords(days: string[]): string {
  if (days.length === 5 && !days.includes('sat') && !days.includes('sun')) {
    return 'Monday to Friday';
  }
  const names = DAYS.filter((one) => days.includes(one.day)).map(({ name }) => name);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

/** A local date as "1 Dec 2026". */
function day(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
}

/** As "Tue 1 Dec 2026, 09:00", of a local date and time. */
export function localInWords(local: string): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const date = new Intl.DateTimeFormat('en-GB', style).format(new Date(local.slice(0, 10)));
  return `${date.replace(',', '')}, ${local.slice(11, 16)}`;
}

export function quietInWords(quietHours: QuietHours | null | undefined): string {
  return quietHours
    ? `Nobody is disturbed from ${quietHours.from.slice(0, 5)} to ${quietHours.to.slice(0, 5)} by the recipient’s clock.`
    : 'No quiet hours.';
}

export function missedInWords(missed: Keeping['missed']): string {
  switch (missed) {
    case 'run':
      return 'A start that Rowcast missed is made when it is back.';
    case 'skip':
      return 'A start that Rowcast missed is left out.';
    case 'ask':
      return 'You are asked about a start that Rowcast missed.';
    case undefined:
      return 'A start that Rowcast missed is made within an hour; later, you are asked.';
  }
}

/** As `only rows where Status is “Confirmed” or “Paid”`. */
export function onlyInWords({ column, equals }: Only, columns: Column[]): string {
  const name = brief(columns.find(({ letter }) => letter === column)?.name ?? `column ${column}`);
  const values = new Intl.ListFormat('en', { type: 'disjunction' }).format(equals.map((value) => `“${amid(value)}”`));
  return `only rows where ${name} is ${values}`;
}

/** What the button does; `messages` are those that are ready. */
export function actionWords(schedule: Schedule, messages: number): string {
  switch (schedule.type) {
    case 'now':
      return `Send ${count(messages, 'message')}`;
    case 'at':
      return schedule.readAgain ? 'Schedule for then' : `Schedule ${count(messages, 'message')}`;
    case 'per-row':
      return `Schedule ${count(messages, 'message')}`;
    case 'drip':
      return `Send ${number(messages)} bit by bit`;
    case 'recurring':
      return 'Start the schedule';
    case 'new-rows':
      return 'Wait for rows';
  }
}
