/* How a message came to its status, in words and times. */
import type { Move } from '../contract';

/** What happened, at a time of day in the spreadsheet's zone. */
export interface Event {
  time: string;
  words: string;
  /** A time of day at which the service learned of it, where that was much later. */
  heard?: string;
}

/** What happened on one day. */
export interface Day {
  date: string;
  events: Event[];
}

const WORDS: Record<string, string> = {
  queued: 'Queued',
  sending: 'Sending',
  accepted: 'Taken by WhatsApp',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Failed',
  unknown: 'No answer from WhatsApp yet',
  unconfirmed: 'Unconfirmed: WhatsApp never told',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};

/** Webhooks come within seconds; what came later than this is worth a word. In milliseconds. */
const LATE = 60_000;

export function daysOf(moves: Move[], zone: string): Day[] {
  const days: Day[] = [];
  moves.forEach((move) => {
    const date = dateOf(move.at, zone);
    if (days.at(-1)?.date !== date) {
      days.push({ date, events: [] });
    }
    days.at(-1)!.events.push(eventOf(move, zone));
  });
  return days;
}

function eventOf(move: Move, zone: string): Event {
  const late = Date.parse(move.recordedAt) - Date.parse(move.at) > LATE;
  const heard = late ? timeOf(move.recordedAt, zone) : undefined;
  return { time: timeOf(move.at, zone), words: wordsOf(move), ...(heard && { heard }) };
}

/** As "Sending (try 2)". */
function wordsOf({ to, attempt, errorCode }: Move): string {
  const words = WORDS[to] ?? to;
  switch (to) {
    case 'sending':
      return `${words} (try ${attempt})`;
    case 'queued':
      return `${words} again`;
    case 'failed':
      return errorCode === undefined ? words : `${words} (WhatsApp’s error ${errorCode})`;
    default:
      return words;
  }
}

function dateOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone }).format(new Date(instant));
}

function timeOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(new Date(instant));
}
