/* Messages that follow a campaign, as they are chosen on the screen and as the service takes them. */
import type { Condition, FollowUp, FollowUpWish, Source } from '../contract';
import { count, number } from '../words';
import type { Upload } from './file';
import { contentOf, nameOf, ownSources, type Message } from './message';

export const MOST_STEPS = 5;

/** A message goes in the 30 days after the one before, or not at all (`openapi.yaml`, FollowUpCondition). */
const MOST_DAYS = 30;

/** As it stands on the screen; its wait may be wrong. */
export interface Step {
  /** 0 for the campaign's own message, or the number of an earlier step. */
  follows: number;
  if: Condition;
  button: string;
  wait: string;
  unit: 'hours' | 'days';
  message: Message;
  mapping: Record<string, Source>;
  /** The uploaded files, by the id that a source names. */
  files: Record<string, Upload>;
}

export type StepCondition = Pick<Step, 'follows' | 'if' | 'button' | 'wait' | 'unit'>;

/** Two days without a look, for the step at `place`, from 1. */
export function usualCondition(place: number): StepCondition {
  return { follows: place - 1, if: 'not-read', button: '', wait: '2', unit: 'days' };
}

export function faultOfWait({ wait, unit }: Pick<Step, 'wait' | 'unit'>): string | undefined {
  const most = unit === 'days' ? MOST_DAYS : MOST_DAYS * 24;
  return /^\d+$/.test(wait) && Number(wait) <= most
    ? undefined
    : `Enter a whole number of ${unit} from 0 to ${number(most)}.`;
}

export function faultOfButton({ if: condition, button }: StepCondition): string | undefined {
  return condition !== 'button' || button.trim() !== '' ? undefined : 'Choose or write the button.';
}

export function wishOf({ follows, if: condition, button, wait, unit, message, mapping }: Step): FollowUpWish {
  return {
    follows,
    if: condition,
    ...(condition === 'button' && { button: button.trim() }),
    waitMinutes: Number(wait) * (unit === 'days' ? 1_440 : 60),
    ...contentOf(message),
    mapping: { ...mapping, ...ownSources(message) },
  };
}

/** Without one of them; what followed it follows the message before it. */
export function without(steps: Step[], removed: number): Step[] {
  const before = steps[removed].follows;
  const place = removed + 1;
  return steps
    .filter((_, index) => index !== removed)
    .map((step) => ({ ...step, follows: moved(step.follows, place, before) }));
}

function moved(follows: number, removed: number, before: number): number {
  if (follows === removed) {
    return before;
  }
  return follows > removed ? follows - 1 : follows;
}

/** Whether every column that one of them needs has a heading in the tab. */
export function standIn(steps: Step[], columns: Column[]): boolean {
  const letters = columns.map(({ letter }) => letter);
  return steps
    .flatMap(({ mapping }) => Object.values(mapping))
    .every(({ column }) => column === undefined || letters.includes(column));
}

/** What stands on the quick-reply buttons of a message. */
export function buttonsOf(message: Message): string[] {
  const view = message.kind === 'template' ? message.template.view : {};
  const all = [...(view.buttons ?? []), ...(view.cards ?? []).flatMap((card) => card.buttons ?? [])];
  return [...new Set(all.filter(({ kind }) => kind === 'quick-reply').map(({ text }) => text))];
}

type Known = Pick<FollowUp, 'follows' | 'if' | 'button' | 'waitMinutes'>;

/** As "2 days after message 1, if it is not read". */
export function conditionInWords({ follows, if: condition, button, waitMinutes }: Known): string {
  const before = follows === 0 ? 'the first message' : `follow-up ${follows}`;
  const wait = waitInWords(waitMinutes);
  switch (condition) {
    case 'not-read':
      return `${wait} after ${before} was delivered, if it was not read`;
    case 'not-replied':
      return `${wait} after ${before} was read, if nobody replied`;
    case 'button':
      return `${wait} after “${button}” was tapped under ${before}`;
  }
}

function waitInWords(minutes: number): string {
  if (minutes === 0) {
    return 'At once';
  }
  if (minutes % 1_440 === 0) {
    return count(minutes / 1_440, 'day');
  }
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : count(minutes, 'minute');
}

export function stepInWords(step: Step): string {
  return `${nameOf(step.message)}: ${conditionInWords(wishOf(step))}`;
}
