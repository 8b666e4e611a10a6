import { Link, Primary } from '../parts/button';
import { Bar } from '../parts/bar';
import { Note, Trouble } from '../parts/notice';
import { ProblemList } from '../parts/problem-list';
import { RowPreviews } from '../parts/row-previews';
import { Screen } from '../parts/screen';
import { filesOf, type Plan } from '../plan/plan';
import { useReading, type Confirmable } from '../plan/use-reading';
import { count } from '../words';

interface Props {
  plan: Plan;
  /** Where the user comes back from confirming. */
  standing?: Confirmable;
  onBack: () => void;
  onColumns: () => void;
  onNext: (draft: Confirmable) => void;
}

/** Going on where it stopped would read on in a sheet that has changed. */
const READ_ANEW = ['addon/rows-moved', 'addon/key-column-gone', '/problems/row-repeated', '/problems/chunk-differs'];
const CHOOSE_COLUMNS = ['addon/columns-moved', 'addon/tab-gone', '/problems/mapping-incomplete'];

/** Reads and freezes the rows, then shows the messages they make and every problem. */
export function CheckScreen({ plan, standing, onBack, onColumns, onNext }: Props) {
  const { state, giveUp, resume, checkAgain } = useReading(plan, standing);
  const leave = (where: () => void) => () => {
    giveUp();
    where();
  };
  const draft = state.state === 'read' ? state.draft : undefined;
  // Rows that are still to come are what it is for.
  const comeLater = plan.timing?.kind === 'new-rows';
  return (
    <Screen
      title="Check the messages"
      step={4}
      onBack={leave(onBack)}
      footer={
        <Primary disabled={!draft || (draft.preview.ready === 0 && !comeLater)} onClick={() => draft && onNext(draft)}>
          {draft ? `Continue with ${count(draft.preview.ready, 'message')}` : 'Continue'}
        </Primary>
      }
    >
      {state.state === 'reading' && <Bar share={state.share} label="Reading and checking your rows" />}
      {state.state === 'refused' && (
        <>
          <Trouble problem={state.problem} onRetry={READ_ANEW.includes(state.problem.type) ? checkAgain : resume} />
          {CHOOSE_COLUMNS.includes(state.problem.type) && <Link onClick={leave(onColumns)}>Choose columns again</Link>}
        </>
      )}
      {draft && <Checked draft={draft} plan={plan} onAgain={checkAgain} />}
    </Screen>
  );
}

function Checked({ draft, plan, onAgain }: { draft: Confirmable; plan: Plan; onAgain: () => void }) {
  const { campaignId, preview, steps } = draft;
  const { passedOver = 0 } = preview;
  return (
    <>
      <p role="status">
        <strong>{count(preview.ready, 'message')}</strong> ready
        {preview.held > 0 && `, ${count(preview.held, 'row')} held back`}
        {passedOver > 0 && `, ${count(passedOver, 'row')} left out`}
      </p>
      {preview.first.length > 0 ? (
        <RowPreviews
          campaignId={campaignId}
          first={preview.first[0].row}
          files={filesOf(plan)}
          zone={plan.tab.timeZone}
        />
      ) : (
        <NoneYet plan={plan} held={preview.held} />
      )}
      {steps
        .filter((step) => step.preview.first.length > 0)
        .map((step) => (
          <section key={step.campaignId} aria-label={`Follow-up ${step.step}`}>
            <h2>Follow-up {step.step}</h2>
            <RowPreviews
              campaignId={step.campaignId}
              first={step.preview.first[0].row}
              files={stepFiles(plan, step.step)}
              zone={plan.tab.timeZone}
            />
          </section>
        ))}
      <ProblemList campaignId={campaignId} sheetId={plan.tab.sheetId} preview={preview} onAgain={onAgain} />
    </>
  );
}

function NoneYet({ plan, held }: { plan: Plan; held: number }) {
  if (held > 0) {
    return <Note kind="warning">No message can be sent yet. Mend the rows below, then check again.</Note>;
  }
  return plan.timing?.kind === 'new-rows' ? (
    <Note>No row is there yet that gets a message. Each one that comes will.</Note>
  ) : (
    <Note kind="warning">No row fits what you chose.</Note>
  );
}

function stepFiles({ steps = [] }: Plan, step: number) {
  const chosen = steps[step - 1];
  return chosen ? filesOf(chosen) : {};
}
