import type { FollowUp, Progress } from '../contract';
import { script } from '../google';
import { conditionInWords } from '../plan/follow-ups';
import { waitingOf } from '../plan/actions';
import { byWord } from '../plan/statuses';
import { usePolling } from '../polling';
import { number } from '../words';
import { Trouble } from './notice';

interface Props {
  followUps: FollowUp[];
  onOpen: (campaignId: string) => void;
}

/** The follow-ups of a campaign, with how each stands. */
export function FollowUpList({ followUps, onOpen }: Props) {
  const ids = followUps.map(({ id }) => id);
  const { value, problem, poke } = usePolling(() => Promise.all(ids.map(script.campaignProgress)), ids.join());
  return (
    <section aria-label="Follow-ups">
      <h2>Follow-ups</h2>
      <ol class="list follow-ups">
        {followUps.map((followUp, index) => (
          <li key={followUp.id}>
            <button type="button" class="item" onClick={() => onOpen(followUp.id)}>
              <span class="item-title">{`Follow-up ${followUp.step}`}</span>
              <span class="item-detail">{conditionInWords(followUp)}</span>
              {value && <span class="item-detail">{standing(value[index])}</span>}
            </button>
          </li>
        ))}
      </ol>
      {problem && <Trouble problem={problem} onRetry={poke} />}
    </section>
  );
}

/** As "4 sent, 40 wait, 8 need none". */
function standing(progress: Progress): string {
  const words = byWord(progress.counts);
  const many = (...wanted: string[]) =>
    words.filter(({ word }) => wanted.includes(word)).reduce((sum, { messages }) => sum + messages, 0);
  const parts = [
    `${number(many('Sending', 'Sent', 'Delivered', 'Read'))} sent`,
    many('Failed', 'Unconfirmed') > 0 && `${number(many('Failed', 'Unconfirmed'))} failed`,
    `${number(waitingOf(progress))} wait`,
    many('Skipped') > 0 && `${number(many('Skipped'))} need none`,
    many('Cancelled') > 0 && `${number(many('Cancelled'))} cancelled`,
  ];
  return parts.filter(Boolean).join(', ');
}
