import { useEffect, useRef, useState } from 'preact/hooks';
import { useAction } from '../asking';
import type { Campaign, CampaignAction, Progress } from '../contract';
import { script } from '../google';
import { choicesOf, type Choice } from '../plan/actions';
import { Secondary } from './button';
import { Trouble } from './notice';
import { Question } from './question';

interface Props {
  campaignId: string;
  progress: Progress;
  zone: string;
  onDone: (progress: Progress) => void;
}

type Act = (campaignId: string, progress: Progress) => Promise<Progress>;

const ACTS: Record<CampaignAction, Act> = {
  pause: async (id, progress) => changed(progress, await script.pauseCampaign(id)),
  resume: async (id, progress) => changed(progress, await script.resumeCampaign(id)),
  cancel: async (id, progress) => changed(progress, await script.cancelCampaign(id)),
  'retry-failed': (id) => script.retryFailed(id),
  'send-rest': (id) => script.sendRest(id),
};

/** What is known at once; the rest comes with the next look. */
function changed(progress: Progress, { status, pause }: Campaign): Progress {
  return { ...progress, status, pause, actions: undefined };
}

/** What can be done with a campaign now: hold it, let it go on, end it, send again. */
export function CampaignActions({ campaignId, progress, zone, onDone }: Props) {
  const [asked, setAsked] = useState<CampaignAction | null>(null);
  const [doing, setDoing] = useState<CampaignAction | null>(null);
  const place = useFocusAfter(asked);
  const acting = useAction(async (action: CampaignAction) => {
    setDoing(action);
    try {
      onDone(await ACTS[action](campaignId, progress));
    } finally {
      setDoing(null);
      setAsked(null);
    }
  });
  const choices = choicesOf(progress, zone, Date.now());
  const questioned = choices.find(({ action, question }) => action === asked && question);
  if (choices.length === 0 && !acting.problem) {
    return null;
  }
  return (
    <div class="actions" role="group" aria-label="What you can do" ref={place} tabIndex={-1}>
      {acting.problem && <Trouble problem={acting.problem} />}
      {questioned?.question ? (
        <Question
          key={questioned.action}
          label={questioned.label}
          {...questioned.question}
          yes={acting.busy ? questioned.working : questioned.question.yes}
          busy={acting.busy}
          onYes={() => void acting.run(questioned.action)}
          onNo={() => setAsked(null)}
        />
      ) : (
        choices.map((choice) => (
          <Secondary
            key={choice.action}
            disabled={acting.busy}
            onClick={() => (choice.question ? setAsked(choice.action) : void acting.run(choice.action))}
          >
            {labelOf(choice, doing)}
          </Secondary>
        ))
      )}
    </div>
  );
}

function labelOf({ action, label, working }: Choice, doing: CampaignAction | null): string {
  return action === doing ? working : label;
}

/** A question that is gone leaves the focus with the buttons that stand in its place. */
function useFocusAfter(asked: CampaignAction | null) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current !== null && asked === null) {
      place.current?.focus();
    }
    before.current = asked;
  }, [asked]);
  return place;
}
