import { useAnswer } from '../asking';
import type { Upcoming } from '../contract';
import { script } from '../google';
import { localInWords, zoneName } from '../plan/schedule-words';
import { count } from '../words';
import { Trouble } from './notice';

/** How far the list looks ahead. */
const DAYS = 31;

/** How many days are shown before the rest is unfolded. */
const DAYS_SHOWN = 5;

interface Props {
  onOpen: (campaignId: string) => void;
}

/** What is coming from this spreadsheet, by day; what waits for an answer stands before all. A service that is older tells nothing. */
export function UpcomingList({ onOpen }: Props) {
  const asked = useAnswer(async () => {
    const { spreadsheetId } = await script.readTab();
    return script.listUpcoming(spreadsheetId, DAYS);
  }, []);
  switch (asked.state) {
    case 'waiting':
      return null;
    case 'refused':
      return asked.problem.type === '/problems/not-found' ? null : (
        <Trouble problem={asked.problem} onRetry={asked.again} />
      );
    case 'answered':
      return asked.value.length === 0 ? null : (
        <>
          <Listed items={asked.value} onOpen={onOpen} />
          <h2>All campaigns</h2>
        </>
      );
  }
}

function Listed({ items, onOpen }: Props & { items: Upcoming[] }) {
  const groups = groupsOf(items);
  return (
    <section class="coming" aria-label="What is coming">
      <h2>What is coming</h2>
      {groups.slice(0, DAYS_SHOWN).map((group) => (
        <Group key={group.title} {...group} onOpen={onOpen} />
      ))}
      {groups.length > DAYS_SHOWN && (
        <details>
          <summary>{count(groups.length - DAYS_SHOWN, 'more day')}</summary>
          {groups.slice(DAYS_SHOWN).map((group) => (
            <Group key={group.title} {...group} onOpen={onOpen} />
          ))}
        </details>
      )}
    </section>
  );
}

interface Day {
  title: string;
  items: Upcoming[];
}

/** By day, in the order in which they come: first what waits for an answer, last what has no time. */
function groupsOf(items: Upcoming[]): Day[] {
  const days = new Map<string, Upcoming[]>();
  items.forEach((item) => days.set(titleOf(item), [...(days.get(titleOf(item)) ?? []), item]));
  return [...days].map(([title, items]) => ({ title, items }));
}

function titleOf({ status, local }: Upcoming): string {
  if (status === 'paused') {
    return 'Waits for you';
  }
  return local ? localInWords(local).split(',')[0] : 'When it happens';
}

function Group({ title, items, onOpen }: Day & Props) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="list">
        {items.map((item, index) => (
          <li key={index}>
            <button type="button" class="item" onClick={() => onOpen(item.campaignId)}>
              <span class="item-title">
                {item.local && item.status !== 'paused' && `${item.local.slice(11, 16)} `}
                {item.name}
              </span>
              <span class="item-detail">{amountOf(item)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many, what the service says of it, and by which clock. */
function amountOf({ rows, words, at, zone, offset, status }: Upcoming): string {
  const clock = at && status !== 'paused' ? `${zoneName(zone)}, UTC${offset ?? ''}.` : '';
  return [rows === undefined ? '' : `${count(rows, 'message')}.`, words, clock].filter(Boolean).join(' ');
}
