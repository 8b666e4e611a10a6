import { useAction, useAnswer } from '../asking';
import type { Campaign, Progress } from '../contract';
import { script } from '../google';
import { CancelCampaign } from '../parts/cancel-campaign';
import { Counts } from '../parts/counts';
import { Failures } from '../parts/failures';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Replies } from '../parts/replies';
import { Screen } from '../parts/screen';
import { usePolling } from '../polling';
import { count, moment } from '../words';

interface Props {
  campaignId: string;
  onBack: () => void;
}

/** A campaign as it goes: live counts, what went wrong, replies, and a way to stop it. */
export function CampaignScreen({ campaignId, onBack }: Props) {
  const campaign = useAnswer(() => script.getCampaign(campaignId), [campaignId]);
  const { value: progress, problem, poke } = usePolling(() => script.campaignProgress(campaignId), campaignId);
  const cancelling = useAction(async () => {
    await script.cancelCampaign(campaignId);
    poke();
  });
  const known = campaign.state === 'answered' ? campaign.value : undefined;
  return (
    <Screen title={known?.name ?? 'Campaign'} onBack={onBack}>
      {campaign.state === 'refused' && <Trouble problem={campaign.problem} onRetry={campaign.again} />}
      {problem && <Trouble problem={problem} onRetry={poke} />}
      {!progress && !problem && <Waiting>Loading the campaign…</Waiting>}
      {progress && (
        <>
          <p role="status" class="headline">
            {headline(progress, known)}
          </p>
          <Counts progress={progress} />
          {progress.notices.map((notice) => (
            <Note key={notice.at + notice.code}>{notice.message}</Note>
          ))}
          <Failures campaignId={campaignId} counts={progress.counts} onResent={poke} />
          <Replies campaignId={campaignId} many={progress.replies} zone={known?.sheet.timeZone ?? 'UTC'} />
          {(progress.status === 'scheduled' || progress.status === 'sending') && (
            <CancelCampaign busy={cancelling.busy} onCancel={() => void cancelling.run()} />
          )}
          {cancelling.problem && <Trouble problem={cancelling.problem} />}
        </>
      )}
    </Screen>
  );
}

function headline(progress: Progress, campaign: Campaign | undefined): string {
  const messages = count(progress.total, 'message');
  switch (progress.status) {
    case 'draft':
      return 'A draft: nothing was sent.';
    case 'scheduled':
      return `${messages} ${starting(progress.startsAt, campaign)}`;
    case 'sending':
      return `Sending ${messages}…`;
    case 'done':
      return `All ${messages} left. Statuses go on arriving.`;
    case 'cancelled':
      return 'Cancelled. Messages that had left before go on.';
  }
}

function starting(startsAt: string | undefined, campaign: Campaign | undefined): string {
  if (!startsAt || !campaign) {
    return 'scheduled.';
  }
  const zone = campaign.schedule?.type === 'at' ? campaign.schedule.zone : campaign.sheet.timeZone;
  return `start on ${moment(startsAt, zone)} (${zone.replace(/_/g, ' ')}).`;
}
