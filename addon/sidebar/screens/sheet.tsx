import { useContext, useState } from 'preact/hooks';
import { useAction, useAnswer } from '../asking';
import { Cells } from '../cells';
import type { Freshness, PenChoice as Choice, PenKind, TendedLink } from '../contract';
import { script } from '../google';
import { DeletedColumns } from '../parts/deleted-columns';
import { FreshnessLine } from '../parts/freshness';
import { MakeReport } from '../parts/make-report';
import { Note, Trouble, Waiting } from '../parts/notice';
import { PenChoice } from '../parts/pen-choice';
import { Screen } from '../parts/screen';
import { StatusColours } from '../parts/status-colours';
import { penSentence } from '../plan/pens';
import { sheetOf } from '../plan/plan';
import { amid } from '../words';

/** How statuses reach the tab that the user looks at, and what else can be done with it. */
export function SheetScreen({ onBack }: { onBack: () => void }) {
  const asked = useAnswer(async () => {
    const tab = await script.readTab();
    return { tab, link: await script.linkSheet(sheetOf(tab)) };
  }, []);
  return (
    <Screen title={asked.state === 'answered' ? `Tab “${amid(asked.value.tab.title)}”` : 'This tab'} onBack={onBack}>
      {asked.state === 'waiting' && <Waiting>Looking at this tab…</Waiting>}
      {asked.state === 'refused' && <Trouble problem={asked.problem} onRetry={asked.again} />}
      {asked.state === 'answered' && <LinkedTab tab={asked.value.tab} first={asked.value.link} />}
    </Screen>
  );
}

function LinkedTab({ tab, first }: { tab: Tab; first: TendedLink }) {
  const cells = useContext(Cells);
  const [link, setLink] = useState(first);
  const [looking, setLooking] = useState<PenKind | undefined>(first.pen?.kind);
  const choosing = useAction(async (pen: Choice) => {
    const chosen = await script.linkSheet({ ...sheetOf(tab), pen });
    setLink(chosen);
    setLooking(chosen.pen?.kind);
    cells.poke();
  });
  const look = (kind: PenKind) => {
    setLooking(kind);
    // Which account writes is the next choice; the other two are chosen by this.
    if (kind !== 'google-account') {
      void choosing.run({ kind });
    }
  };
  const fresh = withNews(link, cells.value);
  return (
    <>
      <h2>How statuses reach this sheet</h2>
      {fresh.pen ? <p>{penSentence(fresh.pen)}</p> : <Note>{fresh.explanation}</Note>}
      {/* What to do about access is said beside the choice. */}
      <FreshnessLine link={fresh.access === 'writable' ? fresh : { ...fresh, freshness: untroubled(fresh) }} />
      <DeletedColumns link={fresh} />
      {looking && (
        <PenChoice
          link={fresh}
          looking={looking}
          busy={choosing.busy}
          onLook={look}
          onChoose={(choice) => void choosing.run(choice)}
        />
      )}
      {choosing.busy && <Waiting>Asking Google…</Waiting>}
      {choosing.problem && <Trouble problem={choosing.problem} />}
      <h2>Look</h2>
      <StatusColours sheetId={tab.sheetId} />
      <h2>Report</h2>
      <MakeReport sheetId={tab.sheetId} />
    </>
  );
}

function untroubled({ freshness }: TendedLink): Freshness | undefined {
  return freshness && { ...freshness, trouble: undefined };
}

/** What was asked since is newer, but for the pen, which this screen changes by itself. */
function withNews(link: TendedLink, latest: TendedLink[] | undefined): TendedLink {
  const news = latest?.find(({ id }) => id !== undefined && id === link.id);
  return news
    ? { ...link, freshness: news.freshness, columnsDeleted: news.columnsDeleted, problem: news.problem }
    : link;
}
