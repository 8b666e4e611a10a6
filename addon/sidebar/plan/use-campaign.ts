import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../asking';
import type { Campaign, Progress } from '../contract';
import { script } from '../google';

/** A campaign, asked for anew when its progress tells that it started, ran or was moved; `put` takes one that is known already. */
export function useCampaign(campaignId: string, progress: Progress | undefined) {
  const asked = useAnswer(() => script.getCampaign(campaignId), [campaignId]);
  const [latest, setLatest] = useState<Campaign>();
  const about = progress && `${progress.status} ${progress.startsAt ?? ''}`;
  const before = useRef(about);
  useEffect(() => {
    if (before.current !== undefined && about !== before.current) {
      // The one that is shown stays where this fails; the next change asks again.
      script.getCampaign(campaignId).then(setLatest, console.warn);
    }
    before.current = about;
  }, [about]);
  return { asked, known: latest ?? (asked.state === 'answered' ? asked.value : undefined), put: setLatest };
}
