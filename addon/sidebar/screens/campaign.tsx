import { useContext, useEffect } from 'preact/hooks';
import { useAnswer } from '../asking';
import { Cells } from '../cells';
import type { Campaign, Freshness, Notice, Pause, Progress, TendedLink } from '../contract';
import { script } from '../google';
import { CampaignActions } from '../parts/campaign-actions';
import { Counts } from '../parts/counts';
import { DeletedColumns } from '../parts/deleted-columns';
import { Failures } from '../parts/failures';
import { FreshnessLine } from '../parts/freshness';
import { NotInSheet } from '../parts/not-in-sheet';
import { Note, Trouble, Waiting } from '../parts/notice';
import { Replies } from '../parts/replies';
import { Screen } from '../parts/screen';
import { byWord } from '../plan/statuses';
import { usePolling } from '../polling';
import { count, moment, number } from '../words';

interface Props {
  campaignId: string;
  onBack: () => void;
}

/** A campaign as it goes: live counts, what went wrong, replies, and a way to stop it. */
export function CampaignScreen({ campaignId, onBack }: Props) {
  const campaign = useAnswer(() => script.getCampaign(campaignId), [campaignId]);
  const { value: progress, problem, poke } = usePolling(() => script.campaignProgress(campaignId), campaignId);
  const known = campaign.state === 'answered' ? campaign.value : undefined;
  const zone = known?.sheet.timeZone ?? 'UTC';
  const cells = useContext(Cells);
  const link = known && linkOf(known, cells.value);
  // A campaign that has just been launched has statuses to bring at once.
  useEffect(cells.poke, [campaignId]);
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
          {progress.pause && <Paused pause={progress.pause} zone={zone} />}
          <Counts progress={progress} />
          <CampaignActions campaignId={campaignId} status={progress.status} onDone={poke} />
          {progress.notices.filter(unlike(progress.pause)).map((notice) => (
            <Note key={notice.at + notice.code}>{notice.message}</Note>
          ))}
          <Failures campaignId={campaignId} counts={progress.counts} onResent={poke} />
          <Replies campaignId={campaignId} many={progress.replies} zone={zone} />
          {link?.freshness && (
            <>
              <h2>In the sheet</h2>
              <FreshnessLine link={link} />
              <DeletedColumns link={link} />
              <NotInSheet campaignId={campaignId} about={settledAt(link.freshness)} />
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

/** Why nothing leaves, and the way on. */
function Paused({ pause, zone }: { pause: Pause; zone: string }) {
  return (
    <Note kind="warning">
      <strong>{pause.code === 'by-hand' ? 'You paused this campaign' : 'Rowcast paused this campaign'}</strong>
      <p>{pause.message}</p>
      <p class="hint">Since {moment(pause.at, zone)}. Nothing leaves until you resume it.</p>
    </Note>
  );
}

/** The reason of the pause stands above already; its notice would say it twice. */
function unlike(pause: Pause | undefined): (notice: Notice) => boolean {
  return (notice) => notice.message !== pause?.message;
}

function waitingOf({ counts }: Progress): number {
  return byWord(counts).find(({ word }) => word === 'Queued')?.messages ?? 0;
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
    case 'paused':
      return `Paused: ${count(waitingOf(progress), 'message')} of ${number(progress.total)} wait.`;
    case 'done':
      return `${progress.total === 1 ? 'The message' : `All ${messages}`} left. Statuses go on arriving.`;
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
