import { useEffect, useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Campaign } from '../contract';
import { script } from '../google';
import { Link, Primary, Secondary } from '../parts/button';
import { Trouble, Waiting } from '../parts/notice';
import { PeopleSummary } from '../parts/people-summary';
import { Screen } from '../parts/screen';
import { RowTriggersNote } from '../parts/row-triggers';
import { Senders } from '../parts/senders';
import { SheetSummary } from '../parts/sheet-summary';
import { UpcomingList } from '../parts/upcoming';
import { amid, count, moment, sentenceCase } from '../words';

interface Props {
  connection: Connection;
  onDisconnected: (connection: Connection) => void;
  onNew: () => void;
  onOpen: (campaignId: string) => void;
  onSheet: () => void;
  onInbox: () => void;
  onRow: () => void;
  onContacts: () => void;
  onSuppressions: () => void;
  onConsent: () => void;
}

/** The campaigns of this spreadsheet to come back to, and the way to a new one. */
export function HomeScreen({ connection, onDisconnected, onNew, onOpen, onSheet, onInbox, onRow, ...people }: Props) {
  const disconnecting = useAction(async () => onDisconnected(await script.disconnect()));
  return (
    <Screen title="Campaigns" footer={<Primary onClick={onNew}>New campaign</Primary>}>
      <p class="ways">
        <Secondary onClick={onInbox}>Inbox</Secondary>
        <Secondary onClick={onRow}>Chat of selected row</Secondary>
      </p>
      <UpcomingList onOpen={onOpen} />
      <CampaignList onOpen={onOpen} />
      <RowTriggersNote />
      <SheetSummary onOpen={onSheet} />
      <PeopleSummary {...people} />
      <Senders />
      <p class="hint">
        Connected to <bdi>{connection.workspace}</bdi>{' '}
        <Link onClick={disconnecting.run} disabled={disconnecting.busy}>
          Disconnect
        </Link>
      </p>
      {disconnecting.problem && <Trouble problem={disconnecting.problem} />}
    </Screen>
  );
}

function CampaignList({ onOpen }: Pick<Props, 'onOpen'>) {
  const first = useAnswer(async () => {
    const { spreadsheetId } = await script.readTab();
    return { spreadsheetId, ...(await script.listCampaigns(spreadsheetId, null)) };
  }, []);
  const [more, setMore] = useState<{ campaigns: Campaign[]; next?: string }>({ campaigns: [] });
  useEffect(() => {
    if (first.state === 'answered') {
      setMore({ campaigns: [], next: first.value.next });
    }
  }, [first.state]);
  const loading = useAction(async (spreadsheetId: string) => {
    const page = await script.listCampaigns(spreadsheetId, more.next ?? null);
    setMore({ campaigns: [...more.campaigns, ...page.campaigns], next: page.next });
  });
  switch (first.state) {
    case 'waiting':
      return <Waiting>Loading campaigns…</Waiting>;
    case 'refused':
      return <Trouble problem={first.problem} onRetry={first.again} />;
    case 'answered': {
      const campaigns = [...first.value.campaigns, ...more.campaigns];
      return campaigns.length === 0 ? (
        <p class="empty">
          No campaign was sent from this spreadsheet yet. Start one: nothing is sent before you confirm.
        </p>
      ) : (
        <>
          <ul class="list">
            {campaigns.map((campaign) => (
              <li key={campaign.id}>
                <CampaignItem campaign={campaign} onOpen={onOpen} />
              </li>
            ))}
          </ul>
          {more.next && (
            <Link onClick={() => void loading.run(first.value.spreadsheetId)} disabled={loading.busy}>
              Show older campaigns
            </Link>
          )}
          {loading.problem && <Trouble problem={loading.problem} />}
        </>
      );
    }
  }
}

/** Runs and follow-ups have the name of the campaign that they belong to. */
function partOf({ run, step }: Campaign): string {
  return run ? ` · Run ${run}` : step ? ` · Follow-up ${step}` : '';
}

function CampaignItem({ campaign, onOpen }: { campaign: Campaign; onOpen: (campaignId: string) => void }) {
  const { status, total, createdAt, startsAt, sheet, schedule, runs } = campaign;
  const recurs = schedule?.type === 'recurring';
  const when =
    status === 'scheduled' && startsAt
      ? (recurs ? 'Next run ' : 'Starts ') + moment(startsAt, sheet.timeZone)
      : moment(createdAt, sheet.timeZone);
  return (
    <button type="button" class="item" onClick={() => onOpen(campaign.id)}>
      <span class="item-title">{amid(campaign.name) + partOf(campaign)}</span>
      <span class="item-detail">
        <span class={'tag ' + status}>{sentenceCase(status)}</span>{' '}
        {recurs ? count(runs ?? 0, 'run') : count(total, 'message')}
      </span>
      <span class="item-detail">{campaign.pause?.message ?? when}</span>
    </button>
  );
}
