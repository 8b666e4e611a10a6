import { useAction } from '../asking';
import type { CampaignStatus } from '../contract';
import { script } from '../google';
import { Secondary } from './button';
import { CancelCampaign } from './cancel-campaign';
import { Trouble } from './notice';

interface Props {
  campaignId: string;
  status: CampaignStatus;
  onDone: () => void;
}

/** What can be done with a campaign that is not over: hold it, let it go on, end it. */
export function CampaignActions({ campaignId, status, onDone }: Props) {
  const acting = useAction(async (act: (campaignId: string) => Promise<unknown>) => {
    await act(campaignId);
    onDone();
  });
  const going = status === 'scheduled' || status === 'sending';
  if (!going && status !== 'paused') {
    return null;
  }
  return (
    <div class="actions">
      {acting.problem && <Trouble problem={acting.problem} />}
      {going && (
        <Secondary disabled={acting.busy} onClick={() => void acting.run(script.pauseCampaign)}>
          Pause
        </Secondary>
      )}
      {status === 'paused' && (
        <Secondary disabled={acting.busy} onClick={() => void acting.run(script.resumeCampaign)}>
          Resume
        </Secondary>
      )}
      <CancelCampaign busy={acting.busy} onCancel={() => void acting.run(script.cancelCampaign)} />
    </div>
  );
}
