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
      return `${messages} ${starting(progress.startsAt, campaign)}`;
    case 'sending':
      return canary?.state === 'running'
        ? `Sending the first ${number(canary.rows)} of ${messages}…`
        : `Sending ${messages}…`;
    case 'paused':
      return `Paused: ${count(waitingOf(progress), 'message')} of ${number(total)} wait.`;
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

function starting(startsAt: string | undefined, campaign: Campaign | undefined): string {
  if (!startsAt || !campaign) {
    return 'scheduled.';
  }
  const zone = campaign.schedule?.type === 'at' ? campaign.schedule.zone : campaign.sheet.timeZone;
  return `start on ${moment(startsAt, zone)} (${zone.replace(/_/g, ' ')}).`;
}
