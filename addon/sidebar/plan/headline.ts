import type { Campaign, Progress } from '../contract';
import { count, moment, number, ofAll } from '../words';
import { waitingOf } from './actions';

/** Where a campaign stands, in a sentence. `campaign` is missing while it is being asked for. */
export function headline(progress: Progress, campaign: Campaign | undefined): string {
  const { total, unsent = 0, canary } = progress;
  const messages = count(total, 'message');
  switch (progress.status) {
    case 'draft':
      return 'A draft: nothing was sent.';
    case 'scheduled':
      return scheduled(progress, campaign);
    case 'sending':
      return (
        goingOn(progress, campaign) ??
        (canary?.state === 'running'
          ? `Sending the first ${number(canary.rows)} of ${messages}…`
          : `Sending ${messages}…`)
      );
    case 'paused':
      return campaign?.schedule?.type === 'recurring'
        ? 'Paused: no run starts.'
        : `Paused: ${count(waitingOf(progress), 'message')} of ${number(total)} wait.`;
    case 'done':
      return unsent > 0
        ? `The end has come: ${ofAll(unsent, total)} messages were not sent.`
        : `${total === 1 ? 'The message' : `All ${messages}`} left. Statuses go on arriving.`;
    case 'cancelled':
      return unsent > 0
        ? `Cancelled: ${ofAll(unsent, total)} messages were not sent.`
        : 'Cancelled. Messages that had left before go on.';
  }
}

function scheduled({ total, startsAt }: Progress, campaign: Campaign | undefined): string {
  const schedule = campaign?.schedule;
  if (schedule?.type === 'recurring') {
    return 'Runs again and again.';
  }
  return schedule?.type === 'at' && schedule.readAgain
    ? `The sheet is read again, and its messages ${starting(startsAt, campaign)}`
    : `${count(total, 'message')} ${starting(startsAt, campaign)}`;
}

/** What goes on over hours or days; undefined for what is under way. */
function goingOn({ total, counts }: Progress, campaign: Campaign | undefined): string | undefined {
  const waiting = waitingOf({ counts });
  if (campaign?.standing) {
    return total === 0 ? 'Waits for rows: none came yet.' : `Waits for rows: ${count(total, 'message')} so far.`;
  }
  if (campaign?.step !== undefined) {
    return `Waits for what people do: ${ofAll(waiting, total)} messages may still go.`;
  }
  switch (campaign?.schedule?.type) {
    case 'per-row':
      return `Each row has its time: ${ofAll(waiting, total)} messages are still to go.`;
    case 'drip':
      return `Little by little: ${ofAll(waiting, total)} messages are still to go.`;
    default:
      return undefined;
  }
}

function starting(startsAt: string | undefined, campaign: Campaign | undefined): string {
  if (!startsAt || !campaign) {
    return 'scheduled.';
  }
  const zone = campaign.schedule?.type === 'at' ? campaign.schedule.zone : campaign.sheet.timeZone;
  return `start on ${moment(startsAt, zone)} (${zone.replace(/_/g, ' ')}).`;
}
