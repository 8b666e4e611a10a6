import { useContext, useEffect } from 'preact/hooks';
import { Cells } from '../cells';
import type { Campaign, Freshness, Notice, Pause, Progress, TendedLink } from '../contract';
import { script } from '../google';
import { Link } from '../parts/button';
import { CampaignActions } from '../parts/campaign-actions';
import { Counts } from '../parts/counts';
import { DeletedColumns } from '../parts/deleted-columns';
import { FollowUpList } from '../parts/follow-up-list';
import { FreshnessLine } from '../parts/freshness';
import { Messages } from '../parts/messages';
import { NotInSheet } from '../parts/not-in-sheet';
import { Note, Trouble, Waiting } from '../parts/notice';
import { CanaryLine, Paused } from '../parts/paused';
import { Replies } from '../parts/replies';
import { RowTriggersNote } from '../parts/row-triggers';
import { Runs } from '../parts/runs';
import { ScheduleView } from '../parts/schedule';
import { Screen } from '../parts/screen';
import { headline } from '../plan/headline';
import { inWords } from '../plan/safeguards';
import { useCampaign } from '../plan/use-campaign';
import { usePolling } from '../polling';

interface Props {
  campaignId: string;
  onBack: () => void;
  /** Opens another campaign: a run, a follow-up, or the one that this belongs to. */
  onOpen: (campaignId: string) => void;
}

/** A campaign as it goes: live counts, what went wrong, replies, and a way to stop it. */
export function CampaignScreen({ campaignId, onBack, onOpen }: Props) {
  const { value: progress, problem, poke, put } = usePolling(() => script.campaignProgress(campaignId), campaignId);
  const campaign = useCampaign(campaignId, progress);
  const { asked, known } = campaign;
  const zone = known?.sheet.timeZone ?? 'UTC';
  const recurring = known?.schedule?.type === 'recurring';
  const followUps = known?.followUps ?? [];
  const cells = useContext(Cells);
  const link = known && linkOf(known, cells.value);
  // A campaign that has just been launched has statuses to bring at once.
  useEffect(cells.poke, [campaignId]);
  return (
    <Screen title={known?.name ?? 'Campaign'} onBack={onBack}>
      {asked.state === 'refused' && <Trouble problem={asked.problem} onRetry={asked.again} />}
      {problem && <Trouble problem={problem} onRetry={poke} />}
      {!progress && !problem && <Waiting>Loading the campaign…</Waiting>}
      {progress && (
        <>
          {known?.parentId && (
            <p>
              {known.run === undefined ? `Follow-up ${known.step} of ` : `Run ${known.run} of `}
              <Link onClick={() => onOpen(known.parentId!)}>its campaign</Link>
            </p>
          )}
          <p role="status" class="headline">
            {headline(progress, known)}
          </p>
          {progress.pause && <Paused progress={progress} pause={progress.pause} zone={zone} />}
          {progress.canary && <CanaryLine canary={progress.canary} />}
          <CampaignActions campaignId={campaignId} progress={progress} zone={zone} onDone={put} />
          {!recurring && <Counts progress={progress} />}
          {known && (
            <ScheduleView
              campaign={known}
              progress={progress}
              onMoved={(changed) => {
                campaign.put(changed);
                poke();
              }}
            />
          )}
          {recurring && <Runs campaign={known} runs={known.runs ?? 0} onOpen={onOpen} />}
          {known?.standing && <RowTriggersNote />}
          {followUps.length > 0 && <FollowUpList followUps={followUps} onOpen={onOpen} />}
          <Safeguarded progress={progress} campaign={known} zone={zone} />
          {progress.notices.filter(unlike(progress.pause)).map((notice) => (
            <Note key={notice.at + notice.code}>{notice.message}</Note>
          ))}
          {!recurring && <Messages campaignId={campaignId} progress={progress} zone={zone} onResent={poke} />}
          <Replies campaignId={campaignId} many={progress.replies} zone={zone} />
          {link?.freshness && (
            <>
              <h2>In the sheet</h2>
              <FreshnessLine link={link} />
              <DeletedColumns link={link} />
              <NotInSheet campaignId={campaignId} about={settledAt(link.freshness)} zone={zone} />
            </>
          )}
        </>
      )}
    </Screen>
  );
}

function linkOf({ sheet }: Campaign, links: TendedLink[] = []): TendedLink | undefined {
  return links.find((link) => link.spreadsheetId === sheet.spreadsheetId && link.sheetId === sheet.sheetId);
}

/** Changes when another list may be right; the list would flicker if it were asked for at every row. */
function settledAt({ behind, writtenAt = '' }: Freshness): string {
  return behind === 0 ? writtenAt : 'writing';
}

/** The reason of the pause and what a canary asks stand above already; their notices would say them twice, or too late. */
function unlike(pause: Pause | undefined): (notice: Notice) => boolean {
  return (notice) => notice.message !== pause?.message && notice.code !== 'canary';
}

interface SafeguardedProps {
  progress: Progress;
  campaign: Campaign | undefined;
  zone: string;
}

/** What was chosen for its safety, while it may still matter; an older service, which tells no actions, has none. */
function Safeguarded({ progress: { status, actions, sendUntil }, campaign, zone }: SafeguardedProps) {
  const over = status === 'done' || status === 'cancelled';
  if (over || !actions || !campaign) {
    return null;
  }
  const { haltAtFailurePercent = null } = campaign;
  return <p class="hint">{inWords({ sendUntil, haltAtFailurePercent }, zone).join(' ')}</p>;
}
