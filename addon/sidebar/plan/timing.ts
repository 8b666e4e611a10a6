/* When a campaign sends: as it is chosen on the screen, and as the service takes it. */
import type { Day, Keeping, Only, QuietHours, Recurring, Schedule } from '../contract';
import { number } from '../words';
import { instantOf, localAt } from './zone';

export const DAYS: { day: Day; name: string }[] = [
  { day: 'mon', name: 'Monday' },
  { day: 'tue', name: 'Tuesday' },
  { day: 'wed', name: 'Wednesday' },
  { day: 'thu', name: 'Thursday' },
  { day: 'fri', name: 'Friday' },
  { day: 'sat', name: 'Saturday' },
  { day: 'sun', name: 'Sunday' },
];

/** As it stands on the screen; it may be wrong. What belongs to another kind is kept for whoever comes back to it. */
export interface Timing {
  kind: Schedule['type'];
  zone: string;
  /** Of a start at a time, and of recurring ones. */
  date: string;
  time: string;
  readAgain: boolean;
  /** Letter of the column with each row's time; empty while none is chosen. */
  column: string;
  zoneOf: 'sheet' | 'recipient';
  /** For cells with a date only; empty where those are problems. */
  dateTime: string;
  every: Recurring['every'];
  days: Day[];
  /** Of the month: from 1 to 31, or `last`. */
  monthDay: string;
  cron: string;
  end: 'never' | 'until' | 'times';
  until: string;
  times: string;
  rows: Recurring['rows'];
  perHour: string;
  from: string;
  to: string;
  existing: 'skip' | 'send';
  /** Which rows a campaign that goes on over time is about: all, or those whose cell of the column shows one of the values. */
  some: boolean;
  onlyColumn: string;
  /** A value on each line. */
  onlyValues: string;
  quiet: 'usual' | 'own' | 'none';
  quietFrom: string;
  quietTo: string;
  /** Empty for the usual. */
  missed: Keeping['missed'] | '';
}

const WORKING_DAYS: Day[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const MOST_AN_HOUR = 100_000;
const MOST_RUNS = 10_000;

/** Now; whoever chooses later gets tomorrow at nine in the spreadsheet's zone. */
export function usualTiming(tab: Pick<Tab, 'timeZone'>, now: number): Timing {
  return {
    kind: 'now',
    zone: tab.timeZone,
    date: localAt(now + 86_400_000, tab.timeZone).slice(0, 10),
    time: '09:00',
    readAgain: false,
    column: '',
    zoneOf: 'sheet',
    dateTime: '09:00',
    every: 'week',
    days: WORKING_DAYS,
    monthDay: '1',
    cron: '',
    end: 'never',
    until: '',
    times: '10',
    rows: 'new',
    perHour: '60',
    from: '09:00',
    to: '17:00',
    existing: 'skip',
    some: false,
    onlyColumn: '',
    onlyValues: '',
    quiet: 'usual',
    quietFrom: '21:00',
    quietTo: '08:00',
    missed: '',
  };
}

/** What is wrong, in words, beside what it is wrong with. */
export interface TimingFaults {
  start?: string;
  column?: string;
  days?: string;
  cron?: string;
  end?: string;
  perHour?: string;
  hours?: string;
  only?: string;
  quiet?: string;
}

export function timingFaults(timing: Timing, now: number): TimingFaults {
  return { ...faultsOfKind(timing, now), quiet: faultOfQuiet(timing) };
}

function faultsOfKind(timing: Timing, now: number): TimingFaults {
  switch (timing.kind) {
    case 'now':
      return {};
    case 'at':
      return { start: faultOfStart(timing, now) };
    case 'per-row':
      return { column: timing.column ? undefined : 'Choose the column with the times.' };
    case 'recurring':
      return {
        start: timing.every === 'cron' || timing.time ? undefined : 'Enter a time.',
        days: timing.every === 'week' ? faultOfDays(timing) : undefined,
        cron: timing.every === 'cron' && timing.cron.trim() === '' ? 'Enter a cron expression.' : undefined,
        end: faultOfEnd(timing, now),
        only: faultOfOnly(timing),
      };
    case 'drip':
      return {
        perHour: faultOfNumber(timing.perHour, MOST_AN_HOUR),
        hours: timing.from && timing.to && timing.from < timing.to ? undefined : 'The second hour must be later.',
        days: faultOfDays(timing),
      };
    case 'new-rows':
      return { only: faultOfOnly(timing) };
  }
}

function faultOfStart({ date, time, zone }: Timing, now: number): string | undefined {
  if (!date || !time) {
    return 'Enter a date and a time.';
  }
  const instant = instantOf(`${date}T${time}`, zone);
  if (instant === null) {
    return `The clocks in ${zone} skip this time on that day. Choose another.`;
  }
  return instant > now ? undefined : 'This moment is past. Choose a later one, or send now.';
}

function faultOfDays({ days }: Timing): string | undefined {
  return days.length > 0 ? undefined : 'Choose at least one day.';
}

function faultOfEnd({ end, until, times, zone }: Timing, now: number): string | undefined {
  switch (end) {
    case 'never':
      return undefined;
    case 'until':
      return until >= localAt(now, zone).slice(0, 10) ? undefined : 'Enter a last day that is still to come.';
    case 'times':
      return faultOfNumber(times, MOST_RUNS);
  }
}

function faultOfNumber(typed: string, most: number): string | undefined {
  const fits = /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;
  return fits ? undefined : `Enter a whole number from 1 to ${number(most)}.`;
}

function faultOfOnly({ some, onlyColumn, onlyValues }: Timing): string | undefined {
  if (!some) {
    return undefined;
  }
  if (!onlyColumn) {
    return 'Choose the column to look at.';
  }
  return valuesOf(onlyValues).length > 0 ? undefined : 'Write what the cell must show.';
}

function faultOfQuiet({ quiet, quietFrom, quietTo }: Timing): string | undefined {
  return quiet !== 'own' || (quietFrom && quietTo && quietFrom !== quietTo) ? undefined : 'Enter two different times.';
}

/** The schedule that it stands for; null while something is wrong with it. */
export function scheduleOf(timing: Timing, tab: Pick<Tab, 'region'>, now: number): Schedule | null {
  return Object.values(timingFaults(timing, now)).some(Boolean) ? null : written(timing, tab);
}

function written(timing: Timing, { region }: Pick<Tab, 'region'>): Schedule {
  const { zone } = timing;
  switch (timing.kind) {
    case 'now':
      return { type: 'now' };
    case 'at': {
      const local = `${timing.date}T${timing.time}`;
      return { type: 'at', local, zone, ...(timing.readAgain && { readAgain: true }) };
    }
    case 'per-row': {
      const { column, zoneOf, dateTime } = timing;
      return { type: 'per-row', column, zone, zoneOf, ...(dateTime && { time: dateTime }), ...orderOf(region) };
    }
    case 'recurring':
      return recurring(timing);
    case 'drip': {
      const { perHour, from, to, days } = timing;
      return { type: 'drip', rowsPerHour: Number(perHour), from, to, days, zone };
    }
    case 'new-rows':
      return { type: 'new-rows', existing: timing.existing };
  }
}

function recurring(timing: Timing): Recurring {
  const { every, time, days, cron, zone, rows } = timing;
  const { monthDay, end, until, times } = timing;
  return {
    type: 'recurring',
    every,
    ...(every === 'week' && { days }),
    ...(every === 'month' && { day: monthDay === 'last' ? 'last' : Number(monthDay) }),
    ...(every === 'cron' ? { cron: cron.trim() } : { time }),
    zone,
    ...(end === 'until' && { until }),
    ...(end === 'times' && { times: Number(times) }),
    rows,
  };
}

/** Only the United States write the month first; where the locale names no region, the rows tell. */
function orderOf(region: string): { order?: 'day-month' | 'month-day' } {
  return region === '' ? {} : { order: region === 'US' ? 'month-day' : 'day-month' };
}

/** The rows that it is about; undefined for all. */
export function onlyOf({ kind, some, onlyColumn, onlyValues }: Timing): Only | undefined {
  const goesOn = kind === 'recurring' || kind === 'new-rows';
  return goesOn && some ? { column: onlyColumn, equals: valuesOf(onlyValues) } : undefined;
}

function valuesOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What is kept otherwise than usual. */
export function keepingOf(timing: Timing): Keeping {
  return {
    ...(timing.quiet !== 'usual' && { quietHours: quietOf(timing) }),
    ...(timing.missed !== '' && { missed: timing.missed }),
  };
}

function quietOf({ quiet, quietFrom, quietTo }: Timing): QuietHours | null {
  return quiet === 'own' ? { from: quietFrom, to: quietTo } : null;
}

/** The same with columns that have a heading in the tab; others are to be chosen anew. */
export function keptTiming(timing: Timing, columns: Column[]): Timing {
  const kept = (letter: string) => (columns.some((column) => column.letter === letter) ? letter : '');
  return { ...timing, column: kept(timing.column), onlyColumn: kept(timing.onlyColumn) };
}

/** Whether rows are taken when it sends, and not those that are confirmed. */
export function readsLater({ kind, readAgain }: Timing): boolean {
  return kind === 'recurring' || (kind === 'at' && readAgain);
}

/** The timing of a campaign that was launched, to change it. */
export function timingOf(
  schedule: Schedule,
  quietHours: QuietHours | undefined,
  missed: Keeping['missed'],
  usual: Timing,
): Timing {
  const quiet: Partial<Timing> = quietHours
    ? { quiet: 'own', quietFrom: hour(quietHours.from), quietTo: hour(quietHours.to) }
    : { quiet: 'none' };
  return { ...usual, ...partsOf(schedule), kind: schedule.type, ...quiet, missed: missed ?? '' };
}

function partsOf(schedule: Schedule): Partial<Timing> {
  switch (schedule.type) {
    case 'now':
      return {};
    case 'at': {
      const [date, time] = schedule.local.split('T');
      return { date, time: hour(time), zone: schedule.zone, readAgain: schedule.readAgain ?? false };
    }
    case 'per-row': {
      const { column, zone, zoneOf, time } = schedule;
      return { column, zone, zoneOf, dateTime: time ? hour(time) : '' };
    }
    case 'recurring': {
      const { every, zone, rows, days, day, time, cron = '', until = '', times } = schedule;
      return {
        every,
        zone,
        rows,
        cron,
        until,
        ...(days && { days }),
        ...(day !== undefined && { monthDay: String(day) }),
        ...(time && { time: hour(time) }),
        ...(times !== undefined && { times: String(times) }),
        end: until ? 'until' : times !== undefined ? 'times' : 'never',
      };
    }
    case 'drip': {
      const { rowsPerHour, from, to, days, zone } = schedule;
      return { perHour: String(rowsPerHour), from: hour(from), to: hour(to), days, zone };
    }
    case 'new-rows':
      return { existing: schedule.existing ?? 'skip' };
  }
}

/** `09:00:00` as fields show it. */
function hour(time: string): string {
  return time.slice(0, 5);
}
