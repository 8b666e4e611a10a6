import { useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import type { Campaign } from '../contract';
import { script } from '../google';
import { count, moment, sentenceCase } from '../words';
import { Link } from './button';
import { Trouble, Waiting } from './notice';

interface Props {
  campaign: Campaign;
  /** How many there were; the list is asked for anew when it grows. */
  runs: number;
  onOpen: (campaignId: string) => void;
}

interface Found {
  runs: Campaign[];
  next?: string;
}

/** The runs of a recurring campaign, newest first; each is a campaign with rows and counts of its own. */
export function Runs({ campaign, runs, onOpen }: Props) {
  const { spreadsheetId, timeZone } = campaign.sheet;
  const page = async (after: string | null): Promise<Found> => {
    const { campaigns, next } = await script.listCampaigns(spreadsheetId, after);
    return { runs: campaigns.filter(({ parentId, run }) => parentId === campaign.id && run !== undefined), next };
  };
  const first = useAnswer(() => page(null), [campaign.id, runs]);
  const [older, setOlder] = useState<Found>();
  const loading = useAction(async (after: string) => {
    const found = await page(after);
    setOlder((before) => ({ runs: [...(before?.runs ?? []), ...found.runs], next: found.next }));
  });
  switch (first.state) {
    case 'waiting':
      return <Waiting>Loading the runs…</Waiting>;
    case 'refused':
      return <Trouble problem={first.problem} onRetry={first.again} />;
    case 'answered': {
      const found = [...first.value.runs, ...(older?.runs ?? [])];
      const next = older ? older.next : first.value.next;
      return (
        <>
          {found.length > 0 && (
            <ul class="list" aria-label="Runs">
              {found.map(({ id, run, status, total, createdAt }) => (
                <li key={id}>
                  <button type="button" class="item" onClick={() => onOpen(id)}>
                    <span class="item-title">{`Run ${run}: ${count(total, 'message')}`}</span>
                    <span class="item-detail">
                      <span class={'tag ' + status}>{sentenceCase(status)}</span> {moment(createdAt, timeZone)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {next && found.length < runs && (
            <Link disabled={loading.busy} onClick={() => void loading.run(next)}>
              {loading.busy ? 'Looking…' : 'Look for older runs'}
            </Link>
          )}
          {loading.problem && <Trouble problem={loading.problem} />}
        </>
      );
    }
  }
}
