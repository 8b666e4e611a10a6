/* What a person can do with a campaign, in words with counts. */
import type { CampaignAction, CampaignStatus, Progress } from '../contract';
import { count, moment, number } from '../words';
import { byWord } from './statuses';

/** A button; what sends messages or cannot be taken back asks first. */
export interface Choice {
  action: CampaignAction;
  label: string;
  /** While it is being done. */
  working: string;
  question?: { words: string; yes: string; no: string };
}

const ORDER: CampaignAction[] = ['send-rest', 'resume', 'pause', 'retry-failed', 'cancel'];

const BY_STATUS: Record<CampaignStatus, CampaignAction[]> = {
  draft: [],
  scheduled: ['pause', 'cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  done: [],
  cancelled: [],
};

/** The choices that the service offers, what goes on first; for one that does not tell, those that its status leaves. */
export function choicesOf(progress: Progress, zone: string, now: number): Choice[] {
  const offered = progress.actions ?? BY_STATUS[progress.status];
  const moment = { early: startsLater(progress, now), lifted: liftedEnd(progress, zone, now) };
  return ORDER.filter((action) => offered.includes(action)).map((action) => choice(action, progress, moment));
}

/** What the time of asking changes. */
interface Moment {
  /** The start is still to come. */
  early: boolean;
  /** What is said of an end that has passed, for it does not hold any more once something is sent; else nothing. */
  lifted: string;
}

function startsLater({ startsAt }: Progress, now: number): boolean {
  return startsAt !== undefined && Date.parse(startsAt) > now;
}

function liftedEnd({ sendUntil }: Progress, zone: string, now: number): string {
  const passed = sendUntil !== undefined && Date.parse(sendUntil) <= now;
  return passed ? ` The end you had set, ${moment(sendUntil, zone)}, is lifted.` : '';
}

function choice(action: CampaignAction, progress: Progress, { early, lifted }: Moment): Choice {
  switch (action) {
    case 'send-rest':
      return sendRest(progress, lifted);
    case 'resume':
      return resume(progress, early);
    case 'retry-failed':
      return retryFailed(progress, lifted);
    case 'pause':
      return { action, label: 'Pause', working: 'Pausing…' };
    case 'cancel':
      return { action, label: 'Cancel campaign', working: 'Cancelling…', question: CANCEL };
  }
}

const CANCEL = {
  words: 'Send nothing more of this campaign? Messages that have left cannot be called back.',
  yes: 'Yes, cancel it',
  no: 'Keep it',
};

function sendRest(progress: Progress, lifted: string): Choice {
  const rest = restOf(progress);
  return {
    action: 'send-rest',
    label: `Send the rest (${number(rest)})`,
    working: 'Sending…',
    question: {
      words: `Send the other ${count(rest, 'message')} now?${lifted}`,
      yes: `Send ${count(rest, 'message')}`,
      no: 'Not now',
    },
  };
}

/** How many "send the rest" would send. */
export function restOf(progress: Progress): number {
  return progress.canary?.state === 'waiting' ? waitingOf(progress) : (progress.unsent ?? 0);
}

/** How many have not left yet. */
export function waitingOf({ counts }: Pick<Progress, 'counts'>): number {
  return byWord(counts).find(({ word }) => word === 'Queued')?.messages ?? 0;
}

/** Where nothing would be sent now, nothing needs to be asked. */
function resume(progress: Progress, early: boolean): Choice {
  const choice: Choice = { action: 'resume', label: 'Resume', working: 'Resuming…' };
  const waiting = waitingOf(progress);
  switch (progress.pause?.code) {
    case 'start-missed':
      return { ...choice, ...START_NOW };
    case 'columns-changed':
    case 'sheet-unreadable':
      return { ...choice, label: 'Try again', working: 'Reading the sheet…' };
  }
  if (early || waiting === 0) {
    return choice;
  }
  if (progress.canary?.state === 'running') {
    const first = `the first ${number(progress.canary.rows)}`;
    return { ...choice, question: { words: `Go on with ${first}?`, yes: `Send ${first}`, no: 'Not now' } };
  }
  return {
    ...choice,
    question: {
      words: waiting === 1 ? 'Send the message that waits?' : `Send the ${number(waiting)} messages that wait?`,
      yes: `Send ${count(waiting, 'message')}`,
      no: 'Not now',
    },
  };
}

const START_NOW: Partial<Choice> = {
  label: 'Start now',
  working: 'Starting…',
  question: { words: 'Make the start that was missed now?', yes: 'Yes, start now', no: 'Not now' },
};

function retryFailed({ retryable = 0, counts: { failed = 0 }, status, canary }: Progress, lifted: string): Choice {
  const people = count(retryable, 'person', 'people');
  const others = failed - retryable;
  const left =
    others > 0 ? ` ${number(others)} more would fail again and ${others === 1 ? 'is' : 'are'} left out.` : '';
  const wayOn = canary?.state === 'waiting' ? 'send the rest' : 'resume the campaign';
  const held = status === 'paused' ? ` They go when you ${wayOn}.` : '';
  return {
    action: 'retry-failed',
    label: `Retry failed (${number(retryable)})`,
    working: 'Sending again…',
    question: {
      words: `Send again to ${people} whose message failed?${left}${held}${lifted}`,
      yes: `Send again to ${people}`,
      no: 'Not now',
    },
  };
}
