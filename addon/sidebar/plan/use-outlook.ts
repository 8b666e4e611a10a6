import { useAnswer } from '../asking';
import type { Outlook, Schedule } from '../contract';
import { script } from '../google';
import { useSettled } from '../settled';
import { keepingOf, type Timing } from './timing';
import type { Confirmable } from './use-reading';

export interface Foreseen {
  /** As it was checked before, while nothing is chosen that changes it; undefined while it is asked for or not to be had. */
  outlook?: Outlook;
  waiting: boolean;
  /** Why the service would not launch it so. */
  refusal?: Problem;
}

/**
 * What the chosen schedule comes to, asked for when the fields have settled. Services that are older know no such question;
 * that hinders nobody.
 *
 * @param schedule null while something is wrong with it, or while the rows are not read for it
 */
export function useOutlook(draft: Confirmable, schedule: Schedule | null, timing: Timing): Foreseen {
  const { quietHours } = keepingOf(timing);
  const asUsual = schedule?.type === 'now' && quietHours === undefined;
  const wanted = JSON.stringify({ schedule, ...(quietHours !== undefined && { quietHours }) });
  const settled = useSettled(wanted);
  const askable = schedule !== null && !asUsual;
  const question = askable && settled === wanted ? settled : '';
  const asked = useAnswer(
    async () => (question ? script.planCampaign(draft.campaignId, JSON.parse(question)) : undefined),
    [draft.campaignId, question],
  );
  if (!askable) {
    const { plan } = draft.preview;
    return { outlook: asUsual && plan ? { plan, times: [], notes: [] } : undefined, waiting: false };
  }
  if (!question || asked.state === 'waiting') {
    return { waiting: true };
  }
  return asked.state === 'answered'
    ? { outlook: asked.value, waiting: false }
    : { refusal: asked.problem.type === '/problems/not-found' ? undefined : asked.problem, waiting: false };
}
