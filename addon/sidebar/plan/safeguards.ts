/* What keeps a campaign from doing harm: as it is typed, as the service takes it, and in words. */
import type { Canary, Safeguards, SendingPlan } from '../contract';
import { count, moment, number } from '../words';
import { instantOf, localAt } from './zone';

/** As it stands on the screen; it may be wrong. */
export interface Safety {
  canary: boolean;
  first: string;
  then: Canary['then'];
  end: boolean;
  /** In the spreadsheet's zone. */
  date: string;
  time: string;
  halt: boolean;
  percent: string;
}

/** What the campaign is like, as far as it bears on its safety. */
export interface Bounds {
  /** Messages. */
  ready: number;
  zone: string;
  /** The instant of its start, in milliseconds. */
  start: number;
}

/** What is wrong, in words, beside what it is wrong with. */
export interface Faults {
  canary?: string;
  end?: string;
  halt?: string;
}

const USUAL_PERCENT = 25;
const USUAL_FIRST = 10;
const MOST_FIRST = 1_000;
const END_OF_WORK = '20:00';

/** Nothing chosen yet; whoever wants an end gets this evening, or tomorrow's where it is too late for that. */
export function usualSafety({ ready, zone, start }: Bounds): Safety {
  const today = localAt(start, zone) < localAt(start, zone).slice(0, 11) + END_OF_WORK;
  return {
    canary: false,
    first: String(Math.min(USUAL_FIRST, mostFirst(ready))),
    then: 'ask',
    end: false,
    date: localAt(today ? start : start + 86_400_000, zone).slice(0, 10),
    time: END_OF_WORK,
    halt: true,
    percent: String(USUAL_PERCENT),
  };
}

/** At least one message must be left for afterwards; 0 where there is only one. */
export function mostFirst(ready: number): number {
  return Math.min(MOST_FIRST, ready - 1);
}

export function faultsOf(safety: Safety, bounds: Bounds): Faults {
  return {
    canary: safety.canary ? faultOfNumber(safety.first, mostFirst(bounds.ready)) : undefined,
    end: safety.end ? faultOfEnd(safety, bounds) : undefined,
    halt: safety.halt ? faultOfNumber(safety.percent, 100) : undefined,
  };
}

function faultOfNumber(typed: string, most: number): string | undefined {
  const fits = /^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;
  return fits ? undefined : `Enter a whole number from 1 to ${number(most)}.`;
}

function faultOfEnd({ date, time }: Safety, { zone, start }: Bounds): string | undefined {
  if (!date || !time) {
    return 'Enter a date and a time to stop at.';
  }
  const instant = instantOf(`${date}T${time}`, zone);
  if (instant === null) {
    return 'The clocks skip this time on that day. Choose another.';
  }
  return instant > start ? undefined : 'The end must lie after the start. Choose a later one.';
}

/** What the launch carries; null while something is wrong. What is as usual is left out, so that older services take it. */
export function safeguardsOf(safety: Safety, bounds: Bounds): Safeguards | null {
  if (Object.values(faultsOf(safety, bounds)).some(Boolean)) {
    return null;
  }
  const percent = safety.halt ? Number(safety.percent) : null;
  return {
    ...(safety.canary && { canary: { rows: Number(safety.first), then: safety.then } }),
    ...(safety.end && { sendUntil: endOf(safety, bounds.zone) }),
    ...(percent !== USUAL_PERCENT && { haltAtFailurePercent: percent }),
  };
}

function endOf({ date, time }: Safety, zone: string): string {
  return new Date(instantOf(`${date}T${time}`, zone)!).toISOString();
}

/** What was chosen, a sentence each; for a campaign, with `null` in place of a percentage that is not there. */
export function inWords(
  { canary, sendUntil, haltAtFailurePercent: percent = USUAL_PERCENT }: Safeguards,
  zone: string,
) {
  return [
    canary && canaryInWords(canary, percent),
    sendUntil && endInWords(sendUntil, zone),
    percent === null ? 'It goes on however many fail.' : `It pauses by itself when ${percent} % fail.`,
  ].filter((words) => words !== undefined);
}

/** Those that go on by themselves do so unless the brake holds them. */
function canaryInWords({ rows, then }: Canary, percent: number | null): string {
  const first = rows === 1 ? 'The first one goes' : `The first ${number(rows)} go`;
  if (then === 'ask') {
    return `${first} alone, then you are asked.`;
  }
  return `${first} alone; the rest follows${percent === null ? '' : ` unless ${percent} % of them fail`}.`;
}

function endInWords(sendUntil: string, zone: string): string {
  return `Nothing leaves after ${moment(sendUntil, zone)} (${zone.replace(/_/g, ' ')}).`;
}

/** A warning where the end comes before all can have left; undefined where it does not. */
export function tooEarly(sendUntil: string | undefined, plan: SendingPlan | undefined, { ready, start }: Bounds) {
  if (!sendUntil || !plan) {
    return undefined;
  }
  const left = plan.waves.reduce((sum, { rows, at }) => {
    const seconds = (Date.parse(sendUntil) - Math.max(start, at ? Date.parse(at) : 0)) / 1_000;
    return sum + Math.min(rows, Math.max(0, Math.floor(seconds * plan.messagesPerSecond)));
  }, 0);
  const unsent = ready - left;
  return unsent > 0 ? `About ${count(unsent, 'message')} of ${number(ready)} cannot leave before the end.` : undefined;
}
